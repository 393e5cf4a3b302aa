export type { Audit } from './audit';
export { createAudit } from './create-audit';

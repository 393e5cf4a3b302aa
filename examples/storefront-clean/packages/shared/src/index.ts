export * from './result';
export * from './retry';
export { requireEnvironment } from './require-environment';

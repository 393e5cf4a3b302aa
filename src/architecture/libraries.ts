import type { Interface } from '../model/architecture.ts';
import type { Evidence } from '../model/unit.ts';
import type { Project } from '../model/inventory.ts';
import { isPublished } from './conventions.ts';
import { isTestDirectory } from './evidence-places.ts';
import { siteOf } from './interfaces.ts';
import type { Usage } from './usage.ts';

/** Why a project is taken for a library. */
export function libraryEvidence(input: {
  readonly project: Project;
  readonly interface: Interface | undefined;
  readonly outweighed: readonly Evidence[];
  readonly nested: Evidence | undefined;
  readonly usage: Usage;
}): readonly Evidence[] {
  const { project, nested, usage } = input;
  const reasons: Evidence[] = [...input.outweighed];
  if (input.interface !== undefined) {
    const { service, evidence: [why] } = input.interface;
    reasons.push({ ...why!, reason: `it is an interface${service === undefined ? '' : ` of ${service.name}`}: ${why!.reason}` });
  }
  if (nested !== undefined) reasons.push(nested);
  if (project.type === 'library') reasons.push({ reason: 'its workspace calls it a library', ...siteOf(project) });
  if (isPublished(project)) reasons.push({ reason: 'it is published to a registry', ...siteOf(project) });
  if (isTestDirectory(project.root)) reasons.push({ reason: 'it lies among tests' });
  const users = usage.importers(project).size;
  if (users > 0) reasons.push({ reason: users === 1 ? 'another project imports it' : `${users} other projects import it` });
  return reasons.length > 0 ? reasons : [{ reason: 'nothing says that it is deployed', ...siteOf(project) }];
}

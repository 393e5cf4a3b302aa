import type { Architecture, Interface } from '../../model/architecture.ts';
import type { PublishedEntry } from '../../model/graph.ts';
import type { Service } from '../../model/unit.ts';
import { isCodePath } from './named-unit.ts';

/** The interfaces that speak for a service. */
export function interfacesOf({ interfaces }: Architecture, service: Service): readonly Interface[] {
  return interfaces.filter((one) => one.service === service);
}

/** The entries of an interface, as an importer writes them; none where it declares none. */
export function publishedEntries({ graph }: Architecture, { project, modules }: Interface): readonly PublishedEntry[] {
  const entries = (graph.entriesOf(project) ?? []).filter(({ subpath }) => subpath !== './package.json');
  return modules === undefined ? entries : entries.filter(({ module }) => modules.includes(module));
}

/** The entries of a service's own packages, which others may take types from; packages without an `exports` map open nothing. */
export function typeEntries({ graph }: Architecture, { projects }: Service): readonly PublishedEntry[] {
  return projects.filter(({ manifest }) => manifest?.exports !== undefined)
    .flatMap((project) => graph.entriesOf(project) ?? []).filter(({ module }) => isCodePath(module.path));
}

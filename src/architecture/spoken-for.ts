import type { Service } from '../model/unit.ts';
import type { Project } from '../model/inventory.ts';
import { isWithin, lastName } from './paths.ts';
import { unscoped } from './project-index.ts';

/** The service in whose directory a project lies; the root's directory holds everything, so it tells nothing. */
export function enclosingService(project: Project, services: readonly Service[]): Service | undefined {
  return longest(services.filter((service) => {
    const { root } = service.projects[0]!;
    return root !== '' && root !== project.root && isWithin(root, project.root);
  }), (service) => service.projects[0]!.root.length);
}

/** The service that a name such as `billing` or `acme-order` speaks for: the longest whose own name it starts or ends with. */
export function serviceNamed(stem: string, services: readonly Service[]): Service | undefined {
  const words = wordsOf(stem);
  const matches = services.map((service) => ({ service, length: Math.max(...calledOf(service).map((name) => matchLength(words, name))) }));
  const best = Math.max(0, ...matches.map(({ length }) => length));
  const found = matches.filter(({ length }) => length === best);
  return best > 0 && found.length === 1 ? found[0]!.service : undefined;
}

/** How many words of the name stand at the start of the stem, or, worth less, at its end; 0 when it does not stand there. */
function matchLength(stem: readonly string[], name: readonly string[]): number {
  if (name.length === 0 || name.length > stem.length) return 0;
  if (name.every((word, at) => stem[at] === word)) return name.length * 2;
  return name.every((word, at) => stem[stem.length - name.length + at] === word) ? name.length * 2 - 1 : 0;
}

const kinds = /^(service|svc|app|api|server|backend|worker|web)$/;

/** A service keeps its names, and every package is held against all of them. */
const called = new WeakMap<Service, readonly (readonly string[])[]>();

function calledOf(service: Service): readonly (readonly string[])[] {
  let names = called.get(service);
  if (names === undefined) called.set(service, (names = namesOf(service).map(wordsOf)));
  return names;
}

/** What a service may be called in the name of its interface: as it is, and without what only says that it is one. */
function namesOf(service: Service): readonly string[] {
  const main = service.projects[0]!;
  const names = [service.name, unscoped(main), ...(main.root === '' ? [] : [lastName(main.root)])];
  return [...new Set(names.flatMap((name) => {
    const words = name.split(/[-_.\s]+/);
    return words.length > 1 && kinds.test(words.at(-1)!) ? [name, words.slice(0, -1).join('-')] : [name];
  }))];
}

/** Words in lower case and singular: `order-contracts` speaks for `orders`. */
function wordsOf(name: string): readonly string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '')
    .map((word) => word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'));
}

function longest<T>(values: readonly T[], length: (value: T) => number): T | undefined {
  return values.reduce<T | undefined>((best, value) => best === undefined || length(value) > length(best) ? value : best, undefined);
}

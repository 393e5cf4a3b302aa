import type { Project } from '../model/inventory.ts';
import { directoryOf, lastName } from './paths.ts';
import { unscoped } from './project-index.ts';

/** What a name says of an interface: how surely it is one, and the rest of the name, which tells whose. */
export interface InterfaceName {
  /** A `sure` name makes an interface; a `likely` one needs a service to speak for, or content to match. */
  readonly strength: 'sure' | 'likely';
  /** The suffix, as a person reads it. */
  readonly suffix: string;
  /** `billing` of `billing-contracts`; '' of `contracts`. */
  readonly stem: string;
}

const sure = 'contracts?|interfaces?|proto(?:s|buf|bufs)?|sdk|api-client|client-sdk|api-types|api-schemas?|idl';
const likely = 'api|client|events|messages|types|schemas?|dtos?|commands|queries';
const suffixed = new RegExp(`^(.+?)[-_.](?:(${sure})|(${likely}))$`);
const bare = /^(contracts?|protos?|protobufs?|api-contracts?|service-contracts?|api-types|api-schemas?|idl)$/;
/** Bare names that tell an interface only inside a service's directory: `services/billing/client`. */
const bareInside = /^(api|client|sdk|events|messages|types|schemas?|dtos?|interfaces?)$/;

/** Subpaths of a service's `exports` that are called as interfaces are. */
const subpath = /(^|\/)(contracts?|client|sdk|events|schemas?|types|protos?|interfaces?|dtos?|messages)(\/\*|\/index)?$/;

/** Settings for tools are called after what they are for (`eslint-config-sdk`). */
const tooling = /^(eslint|stylelint|prettier|tsconfig|typescript-config|babel|jest|vitest|webpack|vite|rollup|tailwind|postcss|biome|oxlint)-/;

/** Reads the package's name and the directory's; the surer of the two counts. */
export function interfaceName(project: Project, inside: boolean): InterfaceName | undefined {
  const names = [...new Set([unscoped(project), lastName(project.root)])];
  const read = names.map((name) => readName(name, inside)).filter((name) => name !== undefined);
  return read.find(({ strength }) => strength === 'sure') ?? read[0] ?? belowBare(project);
}

/** Whether an entry such as `./contracts` or `./schema` is called as interfaces are. */
export function isInterfaceSubpath(entry: string): boolean {
  return subpath.test(entry.replace(/^\.\//, '').replace(/\.(c|m)?(j|t)s$/, ''));
}

function readName(name: string, inside: boolean): InterfaceName | undefined {
  if (tooling.test(name)) return undefined;
  if (bare.test(name)) return { strength: 'sure', suffix: name, stem: '' };
  if (inside && bareInside.test(name)) return { strength: 'likely', suffix: name, stem: '' };
  const [, stem, sureSuffix, likelySuffix] = suffixed.exec(name) ?? [];
  if (stem === undefined) return undefined;
  return { strength: sureSuffix === undefined ? 'likely' : 'sure', suffix: `-${(sureSuffix ?? likelySuffix)!}`, stem };
}

/** `contracts/billing` is the contract of billing. */
function belowBare(project: Project): InterfaceName | undefined {
  const parent = lastName(directoryOf(project.root));
  return bare.test(parent) || /^(interfaces|sdks?|clients)$/.test(parent) ? { strength: 'likely', suffix: `${parent}/`, stem: lastName(project.root) } : undefined;
}

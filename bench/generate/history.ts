import { createRandom, type Random } from '../random.ts';
import { monorepoFiles } from './monorepo.ts';
import type { Plan } from './plan.ts';

export type FileChange = { readonly path: string; /** Undefined for a file that goes. */ readonly text: string | undefined };

/** What one commit changes. */
export type GeneratedCommit = { readonly subject: string; readonly changes: readonly FileChange[] };

export type HistoryOptions = { readonly seed: number; readonly commits: number };

/** How often a commit does what; the shares are near those counted in two public monorepos. */
const SHARES = [
  { kind: 'edit', upTo: 0.6 }, { kind: 'add', upTo: 0.84 }, { kind: 'rename', upTo: 0.9 }, { kind: 'remove', upTo: 0.94 }, { kind: 'manifest', upTo: 1 },
] as const;

/**
 * The commits after the one that holds the whole plan; the same options give the same commits. Most edit a few modules, others bring
 * modules and imports of them, rename or remove those again, or change a manifest. Every import leads to a file.
 */
export function* historyOf(plan: Plan, { seed, commits }: HistoryOptions): Generator<GeneratedCommit> {
  const texts = new Map([...monorepoFiles(plan, seed)].map(({ path, text }) => [path, text]));
  const random = createRandom(seed ^ 0x51ed270b);
  const state: State = {
    texts, random, added: [],
    editable: plan.projects.flatMap(({ dir, modules }) => modules.filter(({ role }) => role === 'code').map(({ path }) => `${dir}/${path}`)),
    manifests: [...texts.keys()].filter((path) => path.endsWith('/package.json')),
  };
  for (let number = 1; number <= commits; number++) {
    const share = random.next();
    const kind = SHARES.find(({ upTo }) => share < upTo)?.kind ?? 'edit';
    const changed = new Map<string, string | undefined>();
    // There is not always something to rename or to remove.
    if (!steps[kind](state, number, changed)) steps.edit(state, number, changed);
    for (const [path, text] of changed) {
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
    }
    yield { subject: `${kind} ${number}`, changes: [...changed].map(([path, text]) => ({ path, text })) };
  }
}

type State = {
  readonly texts: ReadonlyMap<string, string>;
  readonly random: Random;
  readonly editable: readonly string[];
  readonly manifests: readonly string[];
  /** Modules that came after the first commit, each with the one that imports it. */
  added: { readonly path: string; readonly importer: string }[];
};

/** Writes what changes; gives whether there was something to change. */
type Step = (state: State, number: number, changed: Map<string, string | undefined>) => boolean;

const steps: Record<(typeof SHARES)[number]['kind'], Step> = {
  edit({ random, editable, texts }, number, changed) {
    for (let left = 1 + random.below(6); left > 0; left--) {
      const path = random.pick(editable);
      const text = changed.get(path) ?? texts.get(path) ?? '';
      // Lines of a body most often; now and then another module of the same service, or one of another.
      const other = random.chance(0.3) ? random.pick(editable) : undefined;
      changed.set(path, other === undefined || (projectOf(other) !== projectOf(path) && random.chance(0.95))
        ? `${text}\nexport const noted${number}_${left} = ${number};\n` : `import '${specifierOf(path, other)}';\n${text}`);
    }
    return true;
  },
  add(state, number, changed) {
    const importer = state.random.pick(state.editable);
    const path = `${importer.slice(0, importer.lastIndexOf('/'))}/added-${number}.ts`;
    changed.set(path, `/** Came with commit ${number}. */\nexport const added${number} = ${number};\n`);
    changed.set(importer, `import '${specifierOf(importer, path)}';\n${state.texts.get(importer) ?? ''}`);
    state.added.push({ path, importer });
    return true;
  },
  rename: (state, number, changed) => replaceAdded(state, changed, (path) => path.replace(/added-[^/]+\.ts$/, `added-${number}-again.ts`)),
  remove: (state, _, changed) => replaceAdded(state, changed, () => undefined),
  manifest({ random, manifests, texts }, number, changed) {
    const path = random.pick(manifests);
    const manifest = JSON.parse(texts.get(path) ?? '{}') as { readonly dependencies?: Readonly<Record<string, string>> };
    changed.set(path, `${JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [`dependency-${number % 7}`]: `^1.${number}.0` } }, null, 2)}\n`);
    return true;
  },
};

/** Gives one of the added modules another path, or takes it out, together with the import of it. */
function replaceAdded(state: State, changed: Map<string, string | undefined>, moved: (path: string) => string | undefined): boolean {
  if (state.added.length === 0) return false;
  const one = state.random.pick(state.added);
  const to = moved(one.path);
  const line = `import '${specifierOf(one.importer, one.path)}';\n`;
  changed.set(one.path, undefined);
  if (to !== undefined) changed.set(to, state.texts.get(one.path));
  changed.set(one.importer, (state.texts.get(one.importer) ?? '').replace(line, to === undefined ? '' : `import '${specifierOf(one.importer, to)}';\n`));
  state.added = [...state.added.filter((other) => other !== one), ...(to === undefined ? [] : [{ path: to, importer: one.importer }])];
  return true;
}

function projectOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** The relative specifier of one module in another, with the extension that Node.js asks for. */
function specifierOf(from: string, to: string): string {
  const [origin, target] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < origin.length && origin[shared] === target[shared]) shared++;
  const steps = [...new Array<string>(origin.length - shared).fill('..'), ...target.slice(shared)].join('/');
  return (steps.startsWith('.') ? steps : `./${steps}`).replace(/\.tsx?$/, '.js');
}

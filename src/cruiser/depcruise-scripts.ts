import type { CruiseOptions } from './cruise.ts';

/** What scripts of a package.json have dependency-cruiser check. */
export interface ScriptedCruise {
  /** The config that they name; undefined for the one at its usual place. */
  readonly config: string | undefined;
  readonly directories: readonly string[];
  readonly options: CruiseOptions;
}

/**
 * The run that the scripts describe: the first one that validates, with the directories of all others that use the same
 * config. Scripts that draw, or write a baseline, are no validation. Undefined where there is none.
 */
export function scriptedCruise(scripts: Readonly<Record<string, string>>): ScriptedCruise | undefined {
  const runs = Object.values(scripts).flatMap(commandsOf).flatMap(runOf);
  const [first] = runs;
  if (first === undefined) return undefined;
  const same = runs.filter(({ config }) => config === first.config);
  return { ...first, directories: [...new Set(same.flatMap(({ directories }) => directories))] };
}

const program = /(?:^|\/)(?:depcruise|dependency-cruiser?|depcruise\.m?js|dependency-cruise\.m?js)$/;

/** Options that take a value, whatever it looks like. */
const valued = new Set(['-T', '--output-type', '-f', '--output-to', '-I', '--include-only', '-F', '--focus', '--focus-depth', '-R', '--reaches',
  '-H', '--highlight', '-x', '--exclude', '-X', '--do-not-follow', '-S', '--collapse', '-d', '--max-depth', '-M', '--module-systems', '-P', '--prefix',
  '--suffix', '--cache-strategy']);
/** Options whose value may be left out. */
const optional = new Set(['-c', '--config', '-v', '--validate', '--ignore-known', '--ts-config', '--webpack-config', '-p', '--progress', '-C', '--cache', '-A', '--affected']);
/** What prints a verdict; all else is a picture or a file for later. */
const verdicts = /^(?:err|err-long|err-html|teamcity|azure-devops|text|json|markdown|null)$/;

function runOf(command: string): ScriptedCruise[] {
  const words = wordsOf(command);
  const at = words.findIndex((word) => program.test(word));
  if (at < 0) return [];
  const { named, directories } = argumentsOf(words.slice(at + 1));
  const of = (...names: string[]): string | undefined => names.map((name) => named.get(name)).find((value) => value !== undefined);
  if (!verdicts.test(of('-T', '--output-type') ?? 'err') || named.has('--no-config') || named.has('-i') || named.has('--info') || named.has('--init')) return [];
  const known = of('--ignore-known');
  const text = (key: keyof CruiseOptions, value: string | undefined): object => (value === undefined || value === '' ? {} : { [key]: value });
  return [{
    config: of('-c', '--config', '-v', '--validate') || undefined,
    directories,
    options: {
      ...(known === undefined ? {} : { ignoreKnown: known === '' ? '.dependency-cruiser-known-violations.json' : known }),
      ...(named.get('--ts-config') === '' ? { tsConfig: 'tsconfig.json' } : text('tsConfig', of('--ts-config'))),
      ...text('exclude', of('-x', '--exclude')),
      ...text('includeOnly', of('-I', '--include-only')),
      ...text('doNotFollow', of('-X', '--do-not-follow')),
      ...(named.has('--ts-pre-compilation-deps') ? { tsPreCompilationDeps: true } : {}),
    },
  }];
}

function argumentsOf(words: readonly string[]): { named: ReadonlyMap<string, string>; directories: readonly string[] } {
  const named = new Map<string, string>();
  const directories: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [, name, value] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(words[at]!) ?? [];
    if (name === undefined) {
      if (words[at] !== '--') directories.push(words[at]!);
    } else if (value !== undefined) named.set(name, value);
    else if (valued.has(name)) named.set(name, words[++at] ?? '');
    else if (optional.has(name)) {
      const next = words[at + 1];
      // `--config src` reads as the program reads it: the word behind is the value.
      const given = next !== undefined && !next.startsWith('-');
      named.set(name, given ? next : '');
      if (given) at++;
    } else named.set(name, '');
  }
  return { named, directories };
}

/** The commands of a script, cut where no quotes are open. */
function commandsOf(script: string): string[] {
  return [...script.matchAll(/(?:"[^"]*"|'[^']*'|[^"'&|;\n])+/g)].map(([command]) => command);
}

/** The words of a command; quotes group. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ''));
}

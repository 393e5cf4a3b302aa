import type { Config, ServiceConfig } from '../model/config.ts';

/** What the writer says beside the settings: for each service or interface the reasons it was taken for one. */
export interface ConfigNotes {
  readonly services?: Readonly<Record<string, string>>;
  readonly interfaces?: Readonly<Record<string, string>>;
}

/** The text of a config file that says this; in TypeScript with comments that teach, in JSON with the settings alone. */
export function configText(config: Config, language: 'ts' | 'json', notes: ConfigNotes = {}): string {
  if (language === 'json') {
    const settings = { $schema: './node_modules/mandate/dist/schema.json', ...config };
    return `${JSON.stringify(settings, null, 2)}\n`;
  }
  return [
    "import { defineConfig } from 'mandate';",
    '',
    '// What `mandate check` takes for granted in this repository. Every setting is optional and overrides what is',
    '// inferred; delete what should follow the repository by itself. `mandate inspect` shows the outcome.',
    'export default defineConfig({',
    ...services(config, notes),
    ...interfaces(config, notes),
    ...rest(config),
    '});',
    '',
  ].join('\n');
}

function services({ services: all = {} }: Config, notes: ConfigNotes): string[] {
  return [
    '  // What is deployed on its own: name → directory. `false` says that a name is no service after all.',
    ...block('services', Object.entries(all).map(([name, service]) => entry(name, serviceText(service), notes.services?.[name]))),
  ];
}

function interfaces({ interfaces: all = {} }: Config, notes: ConfigNotes): string[] {
  return [
    '',
    '  // What a service publishes for others: package (name or directory) → the service it speaks for.',
    ...block('interfaces', Object.entries(all).map(([name, service]) => entry(name, quoted(service), notes.interfaces?.[name]))),
  ];
}

/** The other settings as they are, and those that are not used as an example. */
function rest({ tags, ignore, tests, rules, problems, strict }: Config): string[] {
  return [
    '',
    '  // Globs of files that are left out, and of tests that their names do not give away.',
    setting('ignore', ignore, "['**/generated/**']"),
    setting('tests', tests, "['**/*.servertest.ts']"),
    ...(tags === undefined ? [] : ['', setting('tags', tags, '')]),
    '',
    '  // Rule → severity, or severity and options. `mandate explain <rule>` tells what each one asks.',
    setting('rules', rules, "{ 'no-module-cycle': 'error' }"),
    '',
    '  // What could not be analysed is told as a problem. `strict` ends the run with exit code 2 for any of them.',
    ...(problems === undefined ? [] : [setting('problems', problems, '')]),
    setting('strict', strict, 'true'),
  ];
}

function block(key: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`  ${key}: {},`] : [`  ${key}: {`, ...lines, '  },'];
}

function entry(name: string, value: string, note: string | undefined): string {
  const line = `    ${key(name)}: ${value},`;
  return note === undefined ? line : `    // ${oneLine(note)}\n${line}`;
}

function setting(name: string, value: unknown, example: string): string {
  return value === undefined ? `  // ${name}: ${example},` : `  ${name}: ${literal(value, '  ')},`;
}

function serviceText(service: string | ServiceConfig | false): string {
  return typeof service === 'object' ? literal(service, '    ') : literal(service, '');
}

/** A value as TypeScript; on one line where it fits. */
function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = `${indent}  `;
  const parts = Array.isArray(value) ? value.map((item) => literal(item, inner))
    : Object.entries(value).filter(([, item]) => item !== undefined).map(([name, item]) => `${key(name)}: ${literal(item, inner)}`);
  if (parts.length === 0) return open + close;
  const space = open === '{' ? ' ' : '';
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  return line.length <= 90 && !line.includes('\n') ? line : `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__' ? name : quoted(name);
}

/** A string in single quotes that cannot end the literal early, whatever the name of a directory holds. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A note must not end its comment. */
function oneLine(note: string): string {
  return note.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

import { isSecretKey, looksSecret, settingPart } from '../model/setting-part.ts';
import { masked, withoutCredentials } from '../model/without-credentials.ts';

/** A line with what tells whether it holds a secret. */
export interface Surroundings {
  readonly file: string;
  /** The line above. */
  readonly above: string | undefined;
  /** Whether every value of the document is one: a Secret of Kubernetes. */
  readonly secretDocument: boolean;
}

/**
 * A line of a file with every secret behind as many asterisks: credentials of URLs, what stands under a key that says so, and
 * what looks like a key or token by itself. It may hide too much, and is no proof that a file holds no secret.
 */
export function withoutSecrets(line: string, { file, above, secretDocument }: Surroundings): string {
  if (secretDocument) return line.replace(/^(\s*(?:- )?[\w."'-]{1,100}:(?=\s|$))?(.*)$/s, (_, key: string | undefined, value: string) => (key ?? '') + masked(value));
  const shown = withoutCredentials(line);
  if (/\.sql$/i.test(file)) return inCode(shown.replace(value, (text) => text[0]! + masked(text.slice(1, -1)) + lastOf(text)), above);
  if (/\.prisma$/i.test(file)) return inCode(shown.replace(prismaValue, (_, key: string, text: string) => key + masked(text)), above);
  return isCode(file) ? inCode(shown, above) : inSettings(/(?:^|\/)[^/]*\.env(?:\.[^/]*)?$/i.test(file) ? inEnvironment(shown) : shown, above);
}

/** Of SQL, what is data and no name: what rows hold tells nothing of who owns a table. */
const value = /'(?:[^'\n]|'')*'?/g;
/** Of Prisma, defaults, and what stands bare behind a key that says that it is a secret and is no type. */
const prismaValue = /(@default\(\s*|^\s*\w*(?:[Pp]ass|PASS|[Ss]ecret|SECRET|[Tt]oken|TOKEN)\w*\s+(?![A-Z=@]))("(?:[^"\\]|\\.)*"?|[^\s)"]+)/;

/** Of a line of `.env`, whatever is neither an address nor a part of one, a number or a switch. */
function inEnvironment(line: string): string {
  const [, key = '', name = '', text = ''] = /^(\s*(?:export\s+)?([\w.-]{1,100})\s*=\s*)(.*)$/s.exec(line) ?? [];
  if (key === '' || text.includes('://') || settingPart(name) !== undefined || /^(?:\d{0,5}|true|false|\$\{\w+\})$/.test(text.trim())) return line;
  return key + masked(text);
}

/** Whether secrets stand in literals; everywhere else they may stand bare. */
export function isCode(file: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro|sql|prisma|graphql|proto)$/i.test(file);
}

/** Whether a line lies in a document of YAML that is a Secret, sealed or plain. */
export function inSecretDocument(source: string, file: string, line: number): boolean {
  if (!/\.(?:ya?ml|tpl|json)$/i.test(file) || !/Secret/.test(source)) return false;
  const lines = source.split('\n');
  const isBreak = (text: string): boolean => /^---(?:\s|$)/.test(text);
  let [from, to] = [line - 1, line];
  while (from > 0 && !isBreak(lines[from]!)) from--;
  while (to < lines.length && !isBreak(lines[to]!)) to++;
  return lines.slice(from, to).some((text) => /\bkind["']?\s*:\s*["']?\w*Secret\b/.test(text));
}

const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\$\$[^$]*\$\$|['"`][^'"`]*$/g;
/** What a key of a table, a map or a message is called; no secret stands under it. */
const plainKey = /^(?:(?:primary|foreign|partition|sort|routing|binding|cache|hash|range|composite|unique|object|message)_?)?keys?$/i;
/** Calls that take a password by its position, and SQL that gives one. */
const callsWithPassword = /\bSequelize\s*\(|\bauth\.basic\s*\(|\.auth\s*\(|\bIDENTIFIED\s+BY\b/i;
const specifier = /(?:\bfrom|\bimport|\brequire|\bmock|\bimport\s*\(|\brequire\s*\(|\bmock\s*\()\s*$/;

/** Of code, the literals that follow a name which says that it is a secret, and those that look like one. */
function inCode(line: string, above: string | undefined): string {
  const start = above !== undefined && /[=:(,?|&+]\s*$/.test(above) && endsInSecretName(above) ? 0 : secretFrom(line);
  return line.replace(literal, (text, at: number) => {
    if (specifier.test(line.slice(Math.max(0, at - 20), at))) return text;
    const inner = text.slice(1, -1);
    if (at >= start) return text[0]! + masked(text.slice(1, -1)) + (text.length > 1 ? lastOf(text) : '');
    const name = secretFrom(inner);
    if (name < inner.length) return text[0]! + inCode(inner, undefined) + lastOf(text);
    return /^[^\s/.]{16,}$/.test(inner) && looksSecret(inner) ? text[0]! + masked(inner) + lastOf(text) : text;
  }).replace(/(?<=[:=]\s*)\d+(?![\w.])/g, (digits, at: number) => at >= start ? masked(digits) : digits).replace(token, masked);
}

/** The quote that ends a literal; what stands in its place when it goes on in the next line is a part of it. */
function lastOf(literalText: string): string {
  const last = literalText.at(-1)!;
  return last === literalText[0] ? last : masked(last);
}

/** Where the first name of a secret ends; beyond the text when there is none. */
function secretFrom(text: string): number {
  const call = callsWithPassword.exec(text);
  for (const { 0: name, index } of text.matchAll(/[A-Za-z_$][\w$-]*/g)) {
    if (call !== null && call.index <= index) break;
    if (isSecretKey(name) && !plainKey.test(name)) return index + name.length;
  }
  return call === null ? text.length + 1 : call.index + call[0].length;
}

function endsInSecretName(line: string): boolean {
  const { 0: last = '' } = /[A-Za-z_$][\w$-]*(?=[^\w$]*$)/.exec(line.slice(-200)) ?? [];
  return isSecretKey(last) && !plainKey.test(last);
}

/** Of settings, whatever follows a key that says so, and bare words that look like a secret. */
function inSettings(line: string, above: string | undefined): string {
  if (above !== undefined && endsInSecretName(above) && (valueLine.test(line) || indentOf(line) > indentOf(above))) {
    return line.replace(/^(\s*(?:["']?value["']?\s*[:=])?)(.*)$/s, (_, key: string, value: string) => key + masked(value));
  }
  const from = secretFrom(line);
  const shown = from > line.length ? line : line.slice(0, from) + line.slice(from).replace(/[^\s:='"{}[\],]/g, '*');
  return shown.replace(/(?<=\s-p)\S+/g, masked)
    .replace(/[^\s"'`,:;=<>()[\]{}@$]{12,}/g, (word) => looksSecret(word) && !/[/.]/.test(word) || /^[A-Za-z\d+/]{24,}={0,2}$/.test(word) ? masked(word) : word)
    .replace(token, masked);
}

/** What stands below `name: DB_PASSWORD`. */
const valueLine = /^\s*["']?value["']?\s*[:=]/;

function indentOf(line: string): number {
  return line.search(/\S|$/);
}

/** Keys and tokens that are known by how they begin. */
const token = /\b(?:sk|pk|rk|gh[a-z]|glpat|xox[a-z]|npm|dop_v1|shpat)[_-][A-Za-z\d_-]{12,}|\b(?:AKIA|ASIA)[A-Z\d]{12,}|\beyJ[\w-]{10,}(?:\.[\w-]+)*/g;

import { isSecretKey } from './setting-part.ts';

/**
 * Text in which the user-info part of every URL, and what stands behind `password=` and the like, is hidden behind as many
 * asterisks. What tells nobody where a password ends is hidden up to the last place where it could.
 */
export function withoutCredentials(text: string): string {
  let shown = text;
  if (shown.includes('://')) for (const pattern of inUrls) shown = hide(shown, pattern);
  if (shown.includes(':thin:')) shown = hide(shown, oracle);
  if (shown.includes('=')) shown = shown.replace(assigned, (whole, key: string, value: string) => isSecretKey(key) ? whole.slice(0, -value.length) + masked(value) : whole);
  return shown;
}

/** Words of a command without credentials; the word behind `--password` is none of anybody's business. */
export function wordsWithoutCredentials(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    const flag = /^--?([\w-]+)=(.+)$/.exec(word);
    if (flag !== null && isSecretKey(flag[1]!)) return word.slice(0, -flag[2]!.length) + masked(flag[2]!);
    const before = words[index - 1];
    return before !== undefined && /^--?[\w-]+$/.test(before) && isSecretKey(before) && !word.startsWith('-') ? masked(word) : withoutCredentials(word);
  });
}

/** As many asterisks; spaces stay, so that columns and words do. */
export function masked(text: string): string {
  return text.replace(/\S/g, '*');
}

/** Each hides its first group, which stands behind `before`. */
const inUrls: readonly RegExp[] = [
  // A path of the web may hold an @, so there it must come before the path, or behind a colon that no port follows.
  /(?<before>\b(?:https?|wss?|git|ssh):\/\/)([^\s/?#'"`<>]+)@/gi,
  /(?<before>\b(?:https?|wss?|git|ssh):\/\/)([^\s/?#'"`<>@:]+:(?!\d{1,5}[/?#])[^\s'"`<>]{1,1000})@/gi,
  /(?<before>(?<!\b(?:https?|wss?|git|ssh)):\/\/)([^\s'"`<>]{1,2000})@/gi,
  // A password without a host is nothing that can be reached, yet a password.
  /(?<before>:\/\/:)(?!\d{1,5}(?:[/?#]|$))([^\s/?#'"`<>@]+)/g,
];
const oracle = /(?<before>:thin:)([^\s@'"`]{1,1000})@/g;
/** A value that begins like code is none that is written out. */
const assigned = /(?<![\w.-])([A-Za-z_][\w.-]{0,99})=([^\s;&,'"`)({[$*][^\s;&,'"`)]*)/g;

function hide(text: string, pattern: RegExp): string {
  return text.replace(pattern, (whole, before: string, secret: string) => before + masked(secret) + whole.slice(before.length + secret.length));
}

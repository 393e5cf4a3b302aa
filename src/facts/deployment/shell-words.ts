import { wordsWithoutCredentials } from '../../model/without-credentials.ts';

/**
 * The words of a command that may name a project: paths, package names, plain names. Values that could hold a secret
 * (assignments, addresses, quoted text) are left out, and so are flags and variables.
 */
export function namingWords(command: string | readonly string[]): readonly string[] {
  const words = wordsWithoutCredentials(wordsOf(command)).map((word) => word.replace(/^--?[a-z-]+=/i, '')).map((word) => word.replace(/(\.\.\.|\^\.\.\.)$/, ''));
  return words.filter((word) => word.length <= 200 && /^\.{0,2}[@\w/][@\w./:-]*$/.test(word) && !word.includes('//') && !common.test(word));
}

/** Words of nearly every command; none of them tells one project from another. */
const common = /^([\d.]+|\/|node|deno|bun|bunx|npm|npx|pnpm|yarn|turbo|nx|run|exec|prune|build|sh|bash|(\/usr)?\/bin\/\w+|if|then|else|fi|do|done|true|false)$/;

/** The words of a command line; quotes group nothing, because only names and paths are looked for. */
export function wordsOf(command: string | readonly string[]): readonly string[] {
  const lines = typeof command === 'string' ? [command] : command;
  return lines.flatMap((line) => line.split(/[\s"'`,[\]();&|]+/)).filter((word) => word !== '');
}

const setUp = /^(cd|echo|sleep|set|export|exit|true|wait|exec|source|\.|until|do|done|while|wait-for\S*|\S*wait-for-it\S*|dockerize|chmod|mkdir)$/;
const oneShotWord = /(^|[:/_.-])(migrate|migrates|migration|migrations|migrator|seed|seeds|seeder|seeding)($|[:/_.-])/i;
const runtime = /^(node|bun|deno|tsx|ts-node|npx|bunx|pnpm|npm|yarn|run|exec|sh|bash)$/;
const pushWord = /(^|\s)(db|schema|drizzle-kit|mikro-orm)[\s:](push|deploy|sync)(\s|$)/i;

/** Whether a command does nothing but migrate or seed; one that goes on to start something is no such job. */
export function isOneShot(command: string | readonly string[]): boolean {
  // `sh -c "a && b"` stands as one word in list form; its shell and flag say nothing.
  const line = (typeof command === 'string' ? command : command.join(' ')).replace(/^\s*(\/bin\/)?(ba|a)?sh\s+-\w*c\s+/, '');
  const steps = line.split(/&&|\|\||[;&|\n]/).map((step) => step.trim().replace(/^["'(\s]+|["')\s]+$/g, ''))
    .filter((step) => step !== '' && !setUp.test(step.split(/\s/, 1)[0]!));
  return steps.length > 0 && steps.every((step) => oneShotStep(step));
}

/** Whether a name is that of a migration or seeding job. */
export function isOneShotName(name: string): boolean {
  return oneShotWord.test(name);
}

/** The program or a bare word says so, or the script that is run; a path that is merely handed over says nothing. */
function oneShotStep(step: string): boolean {
  if (pushWord.test(step)) return true;
  const words = step.split(/\s+/).filter((word) => !word.startsWith('-'));
  const script = words.findIndex((word) => !runtime.test(word));
  return words.some((word, index) => word.includes('/')
    ? index === script && oneShotWord.test(word.slice(word.lastIndexOf('/') + 1))
    : oneShotWord.test(word));
}

import { createRequire } from 'node:module';
import type * as WebTreeSitter from 'web-tree-sitter';
import { type HclFile, hclFileOf, type HclProblem } from './hcl-file.ts';

/** `import` would load the parser for runs that never need it. */
const load = createRequire(import.meta.url);

/** Texts above this many characters are no configuration that people write. */
const maxLength = 1_000_000;

let parser: WebTreeSitter.Parser | undefined;
let hasFailed = false;
let preparing: Promise<boolean> | undefined;

/**
 * Loads the grammar, which cannot be had at once: whoever is going to read HCL awaits this first. Loads once; a failure
 * is remembered, and told by every text that is then not parsed. Gives whether it can be read.
 */
export function prepareHcl(): Promise<boolean> {
  return (preparing ??= createParser().then((made) => Boolean(parser = made), () => !(hasFailed = true)));
}

/** What a text says, block by block. Blocks that do not parse are left out, and the first fault is told. */
export function parseHcl(text: string): HclFile {
  if (parser === undefined) return missing(hasFailed ? 'the parser of HCL cannot be loaded; an installation that is whole has it' : 'the parser of HCL was not loaded');
  if (text.length > maxLength) return unparsed('it has more than a million characters');
  const tree = parser.parse(text);
  if (tree === null) return unparsed('the parser of HCL gave up');
  try {
    return hclFileOf(tree.rootNode, text);
  } finally {
    tree.delete();
  }
}

async function createParser(): Promise<WebTreeSitter.Parser> {
  const { vendor, grammar } = places();
  const { Parser, Language } = load(vendor) as typeof WebTreeSitter;
  await Parser.init();
  return new Parser().setLanguage(await Language.load(load.resolve(grammar)));
}

/** Users have both beside the built code, as the packages take far more; who runs the sources has the packages. */
function places(): { readonly vendor: string; readonly grammar: string } {
  return import.meta.url.endsWith('.ts')
    ? { vendor: 'web-tree-sitter', grammar: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm' }
    : { vendor: './hcl-parser/web-tree-sitter.cjs', grammar: './hcl-parser/tree-sitter-terraform.wasm' };
}

function missing(message: string): HclFile {
  return { blocks: [], problem: { message, line: 1, column: 1, missingParser: true } };
}

function unparsed(message: string): HclFile {
  const problem: HclProblem = { message, line: 1, column: 1 };
  return { blocks: [], problem };
}

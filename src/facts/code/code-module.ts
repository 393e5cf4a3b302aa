import type { Node, Program } from 'oxc-parser';
import type { DataFact, Told } from '../../model/data-facts.ts';
import type { Site } from '../../model/site.ts';

export type { Node, Program } from 'oxc-parser';

/** What a local name is imported as. A default import is `default`, a namespace `*`. */
export interface ImportedName {
  readonly specifier: string;
  readonly imported: string;
}

/** A node of the tree with the nodes that hold it. */
export interface Frame {
  readonly node: Node;
  readonly parent: Frame | undefined;
}

/** The nodes of a type; some interfaces of the parser stand for several types, as that of classes does. */
export type NodeOf<Type extends Node['type'], Each extends Node = Node> = Each extends Node ? Type extends Each['type'] ? Each : never : never;

/** The syntax tree of one module, with what readers ask of it time and again. */
export interface CodeModule {
  /** Posix path from the repository root. */
  readonly path: string;
  readonly program: Program;
  /** By local name: `import`s of any kind, `const x = require('y')` and `const { x } = await import('y')`. */
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** Every node of a type, in the order of the text. */
  nodes<Type extends Node['type']>(type: Type): readonly (Frame & { readonly node: NodeOf<Type> })[];
  /**
   * What an expression was imported as: `Entity`, `mongoose.Schema` (the member of a default or namespace import). A
   * parameter or variable of the same name hides the import where it holds.
   */
  importOf(expression: Node | null | undefined): ImportedName | undefined;
  /**
   * The text that an expression gives: a literal, a constant, enum member or lasting field of the module, a template or
   * sum of such, a setting that it reads. Undefined when it is made at run time.
   */
  textOf(expression: Node | null | undefined): Told | undefined;
  /** The dotted name of an identifier or of members of one: `User`, `schema.users`, `this.orders`. */
  nameOf(expression: Node | null | undefined): string | undefined;
  /** The value of a property of an object literal; constants of the module are followed to their literal. */
  property(object: Node | null | undefined, ...path: readonly string[]): Node | undefined;
  /** What an expression comes to when the constants and lasting fields of the module are put in their place, and is awaited. */
  writtenAs(expression: Node | null | undefined): Node | undefined;
  siteOf(node: Node): Site;
}

/**
 * Reads facts about data out of the syntax tree of one module; a pure function. Adding a technology is one such object
 * in a file of its own. Bump `version` whenever `read` may answer differently for the same text.
 */
export interface CodeReader {
  readonly id: string;
  readonly version: number;
  /** A file that imports one of these packages, or a subpath of one, is worth a syntax tree. */
  readonly packages: readonly string[];
  /** Texts that make a file worth one without such an import. Keep them rare: every file is searched for them. */
  readonly words?: readonly string[];
  read(module: CodeModule): readonly DataFact[];
}

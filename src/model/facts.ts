import type { Site } from './site.ts';

/** How one file names another. `typeOnly` stands apart: any of these may be erased at run time. */
export type ImportKind =
  | 'import' //          import x from 'y', import 'y'
  | 'export' //          export { x } from 'y', export * from 'y'
  | 'dynamic' //         import('y')
  | 'require' //         require('y')
  | 'require-resolve' // require.resolve('y'), import.meta.resolve('y')
  | 'import-equals' //   import x = require('y')
  | 'import-type' //     let a: import('y').T
  | 'mock' //            jest.mock('y'), vi.mock('y'), jest.requireActual('y')
  | 'url' //             new URL('y', import.meta.url)
  | 'augment' //         declare module 'y' { } inside a module
  | 'reference'; //      /// <reference path="y" /> and types="y"

/** One place where a file names another. */
export interface ImportFact {
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  /** Position of the specifier's opening quote, from 1. */
  readonly line: number;
  readonly column: number;
  /**
   * What is taken: `imported` is the name in the target ('default', or '*' for the whole namespace), `local` the name
   * bound here ('' when none is). Empty for side-effect imports and for forms whose names are not told.
   */
  readonly names: readonly { readonly imported: string; readonly local: string }[];
}

/** One name (or star) that a module exports. Type and value exports are not told apart. */
export type ExportFact =
  /** `export const a`, `export { b as c }`, `export default …`: `local` is the name bound in this module. */
  | { readonly kind: 'local'; readonly name: string; readonly local: string }
  /** `export { a as b } from 'y'` and `export * as ns from 'y'` (imported '*'). `from` indexes `imports`. */
  | { readonly kind: 'from'; readonly name: string; readonly imported: string; readonly from: number }
  /** `export * from 'y'`. `from` indexes `imports`. */
  | { readonly kind: 'star'; readonly from: number };

/** What one source file of TypeScript or JavaScript says about modules: a function of its bytes and its language. */
export interface ModuleFacts {
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** Set when the text holds a word for which readers of data want its syntax tree; imports are the other sign. */
  readonly worded?: true;
  /** Set when the text holds the word of a directive, so that its comments are worth reading. */
  readonly directed?: true;
  /** Set when the file could not be parsed whole; the facts are then what could still be read. */
  readonly unparsed?: { readonly message: string; readonly line: number; readonly column: number };
}

/** The technologies that can say that something is deployed, or which project something belongs to. */
export type DeploymentTechnology =
  | 'dockerfile' | 'compose' | 'kubernetes' | 'nest-cli' | 'nx' | 'serverless' | 'wrangler' | 'vercel' | 'netlify'
  | 'railway' | 'fly' | 'trigger' | 'procfile' | 'render' | 'app-engine' | 'cloud-build' | 'framework' | 'pm2' | 'terraform'
  | 'manifest';

/** One sign that something is deployed on its own. Which project it builds is decided later, in `architecture/`. */
export interface DeploymentFact {
  readonly technology: DeploymentTechnology;
  /** The name the technology gives it, where it gives one: a compose service, a workload, a worker. */
  readonly name?: string;
  /** Directory the thing is built from, posix from the repository root, where the file tells it. */
  readonly context?: string;
  /** The Dockerfile it is built with, posix from the repository root, where the file tells it. */
  readonly dockerfile?: string;
  /** The image it runs, with the tag cut off, where the file tells it. */
  readonly image?: string;
  /** Paths, package names and commands of a Dockerfile that tell which project it builds; most telling first. */
  readonly mentions?: readonly string[];
  /** One-shot jobs (migrations, seeds) are no service of their own. */
  readonly oneShot?: boolean;
  readonly site: Site;
}

/** Why a file was not read whole. */
export interface ReaderProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** Set where it is no fault of the file: a parser is not there. */
  readonly missingParser?: true;
}

/**
 * Turns the text of one file into facts; a pure function of path and text. Adding a technology is one such object in a
 * file of its own. Bump `version` whenever `read` may answer differently for the same bytes: it keys the cache.
 */
export interface Reader<Fact> {
  readonly id: string;
  readonly version: number;
  /** Whether a file is of this technology, by its path alone. */
  reads(path: string): boolean;
  /** A throw is a bug and becomes a Problem of severity error; unreadable input is `problems`. */
  read(path: string, text: string): { readonly facts: readonly Fact[]; readonly problem?: ReaderProblem };
}

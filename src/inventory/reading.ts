/** How the inventory comes by what files say. Both are handed in: the inventory does no IO and loads no parser. */
export interface Reading {
  /** The text of a file; undefined when there is none that can be read. */
  text(path: string): string | undefined;
  /** The value of a YAML text, and what is wrong with it; never throws. */
  yaml(text: string): { readonly value: unknown; readonly problem?: { readonly message: string; readonly line: number; readonly column: number } };
}

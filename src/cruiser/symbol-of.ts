/** A package by its name, whatever file of it is meant; all else as it is called. */
export function symbolOf(path: string): string {
  return /.*(?:^|\/)node_modules\/(?!\.pnpm\/)((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

/** Aliases that frameworks and bundlers set up by themselves, and the directories of a project they may lead to. */
const conventions: readonly (readonly [prefix: string, directories: readonly string[]])[] = [
  ['@/', ['src', '', 'app']],
  ['~/', ['src', '', 'app']],
  ['@@/', ['']],
  ['~~/', ['']],
  ['$lib/', ['src/lib']],
];

/**
 * Where a specifier may lie, below a project's root, that can be no package name and that no tsconfig explains: the
 * configuration of a bundler is code and is not run, so the usual meaning counts if a file is there.
 */
export function conventionalPaths(specifier: string): readonly string[] {
  const written = specifier === '$lib' ? '$lib/index' : specifier;
  for (const [prefix, directories] of conventions) {
    if (!written.startsWith(prefix)) continue;
    const rest = written.slice(prefix.length);
    return directories.map((directory) => (directory === '' ? rest : `${directory}/${rest}`));
  }
  return [];
}

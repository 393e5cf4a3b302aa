/** The statement that imports these names; the whole namespace where none are named. */
export function importStatement(specifier: string, { names = [], typeOnly = false, path }: {
  readonly names?: readonly string[] | undefined;
  readonly typeOnly?: boolean | undefined;
  /** The file it stands in, where that decides the form. */
  readonly path?: string;
}): string {
  const from = quoted(specifier);
  if (path !== undefined && /\.c[jt]s$/.test(path) && !typeOnly) return `const ${names.length === 0 ? 'asked' : `{ ${names.join(', ')} }`} = require(${from});`;
  const keyword = typeOnly ? 'import type' : 'import';
  if (names.length === 0) return `${keyword} * as asked from ${from};`;
  const named = names.filter((name) => name !== 'default');
  const list = [...(names.includes('default') ? ['default as asked'] : []), ...named];
  return names.length === 1 && named.length === 0 ? `${keyword} asked from ${from};` : `${keyword} { ${list.join(', ')} } from ${from};`;
}

function quoted(specifier: string): string {
  return /['\\]/.test(specifier) ? JSON.stringify(specifier) : `'${specifier}'`;
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the document of a rule of this package; undefined for a rule that has none. */
export function ruleDocument(id: string): string | undefined {
  // An id of the user's own is no path.
  if (!/^[\w-]+$/.test(id)) return undefined;
  const file = join(packageDirectory(), 'rules', id, 'README.md');
  return existsSync(file) ? file : undefined;
}

/** The directory of this package: the nearest one upwards that has rules, from the sources as from the bundle. */
function packageDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'rules')) && directory !== dirname(directory)) directory = dirname(directory);
  return directory;
}

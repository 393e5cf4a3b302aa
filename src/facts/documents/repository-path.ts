/** The last name of a posix path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The directory of a posix path; '' is the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * A path as a file of `directory` writes it, from the repository root. Undefined when it leads out of the repository,
 * is absolute, an address, or holds a variable.
 */
export function fromDirectory(directory: string, written: string): string | undefined {
  if (written.startsWith('/') || written.includes('$') || written.includes(':') || written.startsWith('~')) return undefined;
  const segments = directory === '' ? [] : directory.split('/');
  for (const segment of written.replaceAll('\\', '/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The last name of a posix path. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The directory of a posix path; '' is the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a path is a directory itself or lies below it; everything lies below the root. */
export function isWithin(directory: string, path: string): boolean {
  return directory === '' || path === directory || path.startsWith(`${directory}/`);
}

/** A directory as people write it (`./apps/orders/`), as the architecture knows it. */
export function plainDirectory(written: string): string {
  return written.replace(/^(\.\/)+/, '').replace(/\/+$/, '').replace(/^\.$/, '');
}

export function joinPath(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** What this asks of the disk. */
export interface Disk {
  isFile(path: string): boolean;
  exists(path: string): boolean;
  /** The path without symbolic links; the path itself where there is nothing. */
  realPath(path: string): string;
}

/** Where the package has its command line. */
const cli = join('dist', 'cli.js');

/**
 * The command line of the `mandate` that is installed for a folder: in its node_modules, or in those of a directory above it. The search
 * does not leave the git repository, and without one not the folder: what lies above it was installed for something else.
 */
export function findInstall(folder: string, disk: Disk): string | undefined {
  const above = [...upwards(folder)];
  const top = above.findIndex((directory) => disk.exists(join(directory, '.git')));
  return above.slice(0, Math.max(0, top) + 1).map((directory) => join(directory, 'node_modules', 'mandate', cli)).find(disk.isFile);
}

/** The command line that a path of the settings leads to: its own, or that of the package in it. A relative path counts from the folder. */
export function installAt(path: string, folder: string, disk: Disk): string | undefined {
  const place = resolve(folder, path);
  return [place, join(place, cli), join(place, 'node_modules', 'mandate', cli)].find(disk.isFile);
}

/** Whether a file lies in a directory, by their names or by what these lead to. */
export function liesIn(directory: string, file: string, disk: Disk): boolean {
  return isBelow(directory, file) || isBelow(disk.realPath(directory), disk.realPath(file));
}

function isBelow(directory: string, file: string): boolean {
  const way = relative(directory, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function* upwards(from: string): Generator<string> {
  for (let directory = from; ; directory = dirname(directory)) {
    yield directory;
    if (directory === dirname(directory)) return;
  }
}

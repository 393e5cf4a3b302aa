import { relative, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';

/** Tells of changes below a directory. */
export interface FileWatcher {
  close(): Promise<void>;
}

export interface WatchRequest {
  readonly root: string;
  /** Files elsewhere that are watched as well. */
  readonly others: readonly string[];
  /** Whether a path, posix and from the root, is of no interest. */
  ignored(path: string, directory: boolean): boolean;
  /** Called with an absolute path. */
  changed(path: string): void;
  /** Called when watching is over because of an error. */
  failed(error: Error): void;
}

/** Watches the files below a root, but for installed packages, git's own and what the request ignores. */
export async function watchFiles({ root, others, ignored, changed, failed }: WatchRequest): Promise<FileWatcher> {
  const { watch } = await import('chokidar');
  const watcher: FSWatcher = watch([root, ...others], {
    ignoreInitial: true,
    followSymlinks: false,
    // What an editor does to save a file at once is gathered by whoever is called.
    atomic: false,
    ignored: (path, status) => {
      const below = relative(root, path).split(sep).join('/');
      if (below === '' || below.startsWith('../')) return false;
      return unwatched.test(below) || ignored(below, status?.isDirectory() === true);
    },
  });
  watcher.on('all', (_event, path) => changed(path));
  watcher.on('error', (error) => failed(error instanceof Error ? error : new Error(String(error))));
  await new Promise<void>((settle) => {
    watcher.once('ready', settle);
    watcher.once('error', () => settle());
  });
  return { close: () => watcher.close() };
}

const unwatched = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)|(?:^|\/)\.[^/]*\.tmp$/;

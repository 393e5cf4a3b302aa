import { relative, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { FileWatcher, WatchRequest } from './io.ts';

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

/** Settles at the first Ctrl-C, or when the process is asked to end; a second one ends it as ever. */
export function interrupted(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle());
  });
}

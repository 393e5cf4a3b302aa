import { type FileWatcher, watchFiles } from '../../tree/watch-files.ts';
import type { Log } from './log.ts';
import type { Repository } from './repository.ts';
import { pathWithin } from './uris.ts';

/** Watches the files of a repository, for a client that does not. */
export function watchDisk(repository: Repository, log: Log): { close(): void } {
  let watcher: FileWatcher | undefined;
  let isOver = false;
  const close = (): void => {
    isOver = true;
    void watcher?.close().catch(() => undefined);
  };
  watchFiles({
    root: repository.root, others: [], ignored: () => false,
    changed: (file) => {
      const path = pathWithin(repository.root, file);
      if (!isOver && path !== undefined) repository.touched(path === '' ? undefined : [path]);
    },
    failed: (error) => log.warn(`Files below ${repository.root} are not watched any more: ${error.message}. What is edited here is checked all the same; `
      + 'the command mandate.checkWorkspace looks at the rest.'),
  }).then((started) => {
    watcher = started;
    if (isOver) close();
    // Nobody tells of what changed between the first look and the moment when watching began.
    else repository.touched();
  }).catch((error: unknown) => log.error(`Files below ${repository.root} cannot be watched.`, error));
  return { close };
}

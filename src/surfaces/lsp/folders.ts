import { statSync } from 'node:fs';
import type { InitializeParams } from 'vscode-languageserver';
import type { Log } from './log.ts';
import type { Repository } from './repository.ts';
import { pathOf, pathWithin } from './uris.ts';

/** A place in an open repository. */
export interface Place {
  readonly repository: Repository;
  /** Posix, from the root. */
  readonly path: string;
}

/** The folders that are open in the editor, and the repositories that they lie in. */
export interface Folders {
  add(uri: string): void;
  remove(uri: string): void;
  readonly repositories: Iterable<Repository>;
  /** Every open repository that a file lies in, the innermost first. */
  placesOf(file: string): readonly Place[];
  /** The URIs of the folders that lie in a repository. */
  foldersOf(repository: Repository): readonly string[];
  close(): void;
}

export interface FolderSettings {
  /** The root of the repository that a directory is part of. */
  rootOf(directory: string): string;
  open(root: string): Repository;
  /** Called when the last folder of a repository was closed. */
  closed(repository: Repository): void;
  readonly log: Log;
}

export function openFolders({ rootOf, open, closed, log }: FolderSettings): Folders {
  const roots = new Map<string, string>();
  const repositories = new Map<string, Repository>();
  return {
    add(uri) {
      const directory = pathOf(uri);
      if (directory === undefined || roots.has(uri)) {
        if (directory === undefined) log.info(`${uri} is no folder of this machine, and is not checked.`);
        return;
      }
      const root = statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true ? rootOf(directory) : directory;
      roots.set(uri, root);
      if (repositories.has(root)) return;
      if (root !== directory) log.info(`${directory} lies in ${root}, which is checked as a whole.`);
      repositories.set(root, open(root));
    },
    remove(uri) {
      const root = roots.get(uri);
      roots.delete(uri);
      const repository = root === undefined || [...roots.values()].includes(root) ? undefined : repositories.get(root);
      if (repository === undefined) return;
      repositories.delete(repository.root);
      repository.close();
      closed(repository);
    },
    get repositories() {
      return repositories.values();
    },
    placesOf: (file) => [...repositories.values()].flatMap((repository) => {
      const path = pathWithin(repository.root, file);
      return path === undefined ? [] : [{ repository, path }];
    }).sort((a, b) => b.repository.root.length - a.repository.root.length),
    foldersOf: ({ root }) => [...roots].filter(([, one]) => one === root).map(([uri]) => uri),
    close() {
      for (const repository of repositories.values()) repository.close();
    },
  };
}

/** The folders that a client begins with, by whichever of the three ways it tells. */
export function firstFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams, toUri: (path: string) => string): readonly string[] {
  if (workspaceFolders != null) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri != null) return [rootUri];
  return rootPath == null || rootPath === '' ? [] : [toUri(rootPath)];
}

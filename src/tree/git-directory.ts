import { dirname, join, resolve } from 'node:path';
import type { ObjectFormat } from './blob-id.ts';
import { fileStatus } from './file-status.ts';
import { readTextFile } from './read-file.ts';

/** Where git keeps what it knows of one working tree. All paths are absolute. */
export interface GitDirectory {
  /** The top of the working tree. */
  readonly workTree: string;
  /** The directory that holds this working tree's index. */
  readonly gitDirectory: string;
  /** The directory that all working trees of the repository share: its config and excludes. */
  readonly commonDirectory: string;
  readonly objectFormat: ObjectFormat;
}

/** The git repository that a directory lies in, found upwards; undefined when it lies in none. */
export function findGitDirectory(directory: string): GitDirectory | undefined {
  for (let workTree = directory; ; workTree = dirname(workTree)) {
    const gitDirectory = gitDirectoryAt(workTree);
    if (gitDirectory !== undefined) {
      const common = readTextFile(join(gitDirectory, 'commondir'))?.trim();
      const commonDirectory = common === undefined ? gitDirectory : resolve(gitDirectory, common);
      const config = readTextFile(join(commonDirectory, 'config')) ?? '';
      const objectFormat = /^\s*objectformat\s*=\s*"?sha256/im.test(config) ? 'sha256' : 'sha1';
      return { workTree, gitDirectory, commonDirectory, objectFormat };
    }
    if (dirname(workTree) === workTree) return undefined;
  }
}

/** `.git` itself, or the directory that a `.git` file of a linked working tree or submodule points to. */
function gitDirectoryAt(workTree: string): string | undefined {
  const dotGit = join(workTree, '.git');
  const pointer = /^gitdir: (.+?)\s*$/.exec(readTextFile(dotGit) ?? '')?.[1];
  const directory = pointer === undefined ? dotGit : resolve(workTree, pointer);
  return fileStatus(join(directory, 'HEAD')) === undefined ? undefined : directory;
}

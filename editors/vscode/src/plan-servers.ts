import { isAbsolute } from 'node:path';
import { type Disk, findInstall, installAt, liesIn } from './find-install.ts';

/** What decides which servers run. */
export interface Situation {
  /** Absolute paths of the open folders. */
  readonly folders: readonly string[];
  /** Whether the user trusts the workspace. */
  readonly trusted: boolean;
  readonly path: {
    /** As the user settings have it. */
    readonly user: string;
    /** As the settings of the workspace have it. */
    readonly workspace: string;
  };
}

export type Reason = 'not-installed' | 'wrong-path' | 'not-trusted';

export interface Plan {
  /** Command line of a server → the folders that it checks. */
  readonly servers: ReadonlyMap<string, readonly string[]>;
  /** The folders that nothing checks. */
  readonly without: readonly { readonly folder: string; readonly reason: Reason }[];
}

/**
 * Which servers run, and for which folders. In a workspace that is not trusted nothing of it is started: the `mandate` in its node_modules
 * is as much its code as a config is. What the user settings name by an absolute path, and lies outside of it, is not.
 */
export function planServers(situation: Situation, disk: Disk): Plan {
  const servers = new Map<string, string[]>();
  const without: { folder: string; reason: Reason }[] = [];
  for (const folder of situation.folders) {
    const found = situation.trusted ? ofTrusted(folder, situation, disk) : ofUntrusted(situation, disk);
    if ('cli' in found) servers.set(found.cli, [...servers.get(found.cli) ?? [], folder]);
    else without.push({ folder, ...found });
  }
  return { servers, without };
}

type Found = { readonly cli: string } | { readonly reason: Reason };

function ofTrusted(folder: string, { path }: Situation, disk: Disk): Found {
  const named = path.workspace === '' ? path.user : path.workspace;
  const cli = named === '' ? findInstall(folder, disk) : installAt(named, folder, disk);
  if (cli !== undefined) return { cli };
  return { reason: named === '' ? 'not-installed' : 'wrong-path' };
}

function ofUntrusted({ folders, path: { user } }: Situation, disk: Disk): Found {
  if (!isAbsolute(user)) return { reason: 'not-trusted' };
  const cli = installAt(user, user, disk);
  if (cli === undefined) return { reason: 'wrong-path' };
  return folders.some((folder) => liesIn(folder, cli, disk)) ? { reason: 'not-trusted' } : { cli };
}

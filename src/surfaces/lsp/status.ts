import type { Folders } from './folders.ts';
import type { Repository } from './repository.ts';
import { uriOf } from './uris.ts';

/** The notification after each look at a repository, and the request that is answered once nothing is left to check. */
export const statusMethod = 'mandate/status';

/** How a repository stands, for a line in an editor. */
export interface Status {
  /** URI of the root of the repository. */
  readonly root: string;
  /** URIs of the open folders that lie in it. */
  readonly folders: readonly string[];
  readonly services: number;
  readonly files: number;
  /** Those that count. */
  readonly findings: { readonly errors: number; readonly warnings: number };
  readonly problems: { readonly errors: number; readonly warnings: number };
  /** URI of the config in force; absent where there is none. */
  readonly configFile?: string;
  /** Why the config as it stands is not in force. */
  readonly configFault?: string;
  /** Why the repository as it stands was not checked. */
  readonly fault?: string;
  /** Whether a config that is code may run. */
  readonly trusted: boolean;
}

export function statusOf(repository: Repository, folders: Folders): Status {
  const { root, verdict, fault, trusted } = repository;
  const summary = verdict?.report.summary;
  return {
    root: uriOf(root, ''),
    folders: folders.foldersOf(repository),
    services: summary?.services ?? 0,
    files: summary?.files ?? 0,
    findings: { errors: summary?.errors ?? 0, warnings: summary?.warnings ?? 0 },
    problems: summary?.problems ?? { errors: 0, warnings: 0 },
    ...(verdict?.configFile === undefined ? {} : { configFile: uriOf(root, verdict.configFile) }),
    ...(verdict?.configFault === undefined ? {} : { configFault: verdict.configFault.message }),
    ...(fault === undefined ? {} : { fault }),
    trusted,
  };
}

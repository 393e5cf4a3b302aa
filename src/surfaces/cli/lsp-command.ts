import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { defaultCacheDirectory } from '../../cache/cache-directory.ts';
import type { AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import { findRoot } from '../../config/find-root.ts';
import type { Io } from './io.ts';

export interface LspOptions extends Pick<AnalysisOptions, 'cache' | 'cacheLocation'> {
  readonly clientProcessId?: number;
}

/** Serves an editor until it ends that; the exit code is the protocol's. */
export async function lsp({ cache, cacheLocation, clientProcessId }: LspOptions, engine: Engine, io: Io): Promise<ExitCode> {
  return engine.lsp({
    rules: () => engine.rules(),
    rootOf: (directory) => findRoot(directory, undefined),
    cacheDirectoryOf: (root) => {
      if (!cache) return false;
      if (cacheLocation === undefined) return defaultCacheDirectory(root, io.env);
      // One location may serve several repositories at a time.
      return join(resolve(io.cwd, cacheLocation), createHash('sha256').update(root).digest('hex').slice(0, 16));
    },
    today: io.today,
  }, clientProcessId);
}

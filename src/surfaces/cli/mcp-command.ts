import { resolve } from 'node:path';
import { defaultCacheDirectory } from '../../cache/cache-directory.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { ruleHelp } from './rule-help.ts';

export interface McpOptions {
  readonly trustConfig?: boolean;
  readonly cache: boolean;
  readonly cacheLocation?: string;
}

/** Answers coding agents until they are done. */
export async function mcp(root: string, { trustConfig, cache, cacheLocation }: McpOptions, engine: Engine, io: Io): Promise<ExitCode> {
  await engine.serveMcp(root, {
    rules: await engine.rules(),
    trusted: trustConfig === true,
    cacheDirectory: cache && (cacheLocation === undefined ? defaultCacheDirectory(root, io.env) : resolve(io.cwd, cacheLocation)),
    today: () => io.today(),
    helpOf: ruleHelp,
  });
  return 0;
}

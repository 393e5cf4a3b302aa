import { existsSync, realpathSync, statSync } from 'node:fs';
import type { Disk } from './find-install.ts';

/** The disk of this machine. What cannot be looked at is not there. */
export const nodeDisk: Disk = {
  isFile: (path) => quietly(() => statSync(path).isFile()) ?? false,
  exists: existsSync,
  realPath: (path) => quietly(() => realpathSync(path)) ?? path,
};

function quietly<Value>(look: () => Value): Value | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

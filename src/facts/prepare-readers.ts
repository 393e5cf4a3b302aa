import { prepareHcl } from './hcl/hcl-parser.ts';

/** Loads what the readers of these files need and can only be waited for; reading itself waits for nothing. Gives whether all of it is there. */
export async function prepareReaders(paths: readonly string[]): Promise<boolean> {
  return !paths.some((path) => path.endsWith('.tf')) || prepareHcl();
}

import { prepareHcl } from './hcl/hcl-parser.ts';

/** Loads what the readers of these files need and can only be waited for; reading itself waits for nothing. */
export async function prepareReaders(paths: readonly string[]): Promise<void> {
  if (paths.some((path) => path.endsWith('.tf'))) await prepareHcl();
}

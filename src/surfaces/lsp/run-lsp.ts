import { claimStdio } from './claim-stdio.ts';
import { type ServerSettings, serveLsp } from './serve-lsp.ts';

/** Serves the protocol over the standard streams of this process, and gives the exit code. */
export async function runLsp(settings: ServerSettings, clientProcess?: number): Promise<0 | 1> {
  const { output, report, release } = claimStdio();
  try {
    return await serveLsp({ input: process.stdin, output, report, ...(clientProcess === undefined ? {} : { clientProcess }) }, settings);
  } finally {
    release();
    process.stdin.destroy();
  }
}

import { Writable } from 'node:stream';
import { UserError } from '../../model/user-error.ts';
import { openWarmRepository, type RepositorySettings } from './warm-repository.ts';

/** Answers agents about a repository over stdin and stdout, until stdin ends or the client closes. */
export async function serveMcp(root: string, settings: RepositorySettings): Promise<void> {
  const { createServer, StdioServerTransport } = await loadServer();
  const repository = openWarmRepository(root, settings);
  const server = createServer(repository);
  const ended = new Promise<void>((settle) => {
    server.server.onclose = settle;
    for (const event of ['end', 'close', 'error'] as const) process.stdin.once(event, () => settle());
  });
  await server.connect(new StdioServerTransport(process.stdin, protocolOutput()));
  // The first question finds the repository analysed; what keeps it from that is told to whoever asks.
  repository.ask((workspace) => workspace.current()).catch(() => undefined);
  await ended;
  // What was asked before the end has begun by now; it is answered, and the answer goes out before the server is closed.
  await nextTurn();
  await repository.close();
  await nextTurn();
  await server.close();
}

function nextTurn(): Promise<void> {
  return new Promise((settle) => setImmediate(settle));
}

/** The protocol has stdout for itself: what a config prints goes to stderr. */
function protocolOutput(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return new Writable({ write: (chunk: Buffer, _encoding, done) => void write(chunk, done) });
}

async function loadServer(): Promise<typeof import('./create-server.ts') & typeof import('@modelcontextprotocol/sdk/server/stdio.js')> {
  try {
    return { ...await import('./create-server.ts'), ...await import('@modelcontextprotocol/sdk/server/stdio.js') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' || !message.includes('@modelcontextprotocol/sdk')) throw error;
    throw new UserError('usage', '`mandate mcp` speaks the Model Context Protocol through @modelcontextprotocol/sdk, an optional dependency that is not installed. '
      + 'Install it beside mandate: npm install --save-dev @modelcontextprotocol/sdk', { cause: error });
  }
}

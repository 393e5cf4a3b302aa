import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const oxlint = join(dirname(require.resolve('oxlint/package.json')), 'bin', 'oxlint');

interface OxlintDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number; readonly length: number } }[];
}

/** What the command line of oxlint tells of the services of a directory by our rule. */
export function oxlintFindings(directory: string): readonly OxlintDiagnostic[] {
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '-f', 'json', 'services'], { cwd: directory, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
  return (JSON.parse(stdout) as { diagnostics: readonly OxlintDiagnostic[] }).diagnostics.filter(({ code }) => code === 'mandate(check)');
}

interface LspDiagnostic {
  readonly message: string;
  readonly code?: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly LspDiagnostic[]; readonly items?: readonly unknown[] };
  readonly result?: unknown;
}

/** An editor that has opened a directory, with `oxlint --lsp` as its server. */
export interface OxlintEditor {
  /** Has a file hold a text, saved or not; gives the diagnostics that the server then publishes of it. */
  type(path: string, text: string): Promise<readonly LspDiagnostic[]>;
  /** Settles with the exit code when the server has ended. */
  close(): Promise<number | null>;
}

export async function openOxlintEditor(directory: string): Promise<OxlintEditor> {
  const server = spawn(process.execPath, [oxlint, '--lsp'], { cwd: directory, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((settle) => server.once('exit', settle));
  const waiting: { readonly fits: (message: Message) => boolean; readonly settle: (message: Message) => void }[] = [];
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const next = (fits: (message: Message) => boolean): Promise<Message> => new Promise((settle) => waiting.push({ fits, settle }));
  let asked = 0;
  const request = (method: string, params: object | null): Promise<Message> => {
    const id = ++asked;
    const answer = next((message) => message.id === id && message.method === undefined);
    send({ id, method, params });
    return answer;
  };
  onMessages(server.stdout, (message) => {
    // What the server asks of its client has no answer here but the empty one.
    if (message.id !== undefined && message.method !== undefined) send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
    const at = waiting.findIndex(({ fits }) => fits(message));
    if (at >= 0) waiting.splice(at, 1)[0]!.settle(message);
  });
  const uri = pathToFileURL(directory).href;
  await request('initialize', { processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'repository' }], capabilities: {} });
  send({ method: 'initialized', params: {} });
  const versions = new Map<string, number>();
  return {
    async type(path, text) {
      const document = pathToFileURL(join(directory, path)).href;
      const version = (versions.get(path) ?? 0) + 1;
      versions.set(path, version);
      const published = next(({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === document);
      if (version === 1) send({ method: 'textDocument/didOpen', params: { textDocument: { uri: document, languageId: 'typescript', version, text } } });
      else send({ method: 'textDocument/didChange', params: { textDocument: { uri: document, version }, contentChanges: [{ text }] } });
      return (await published).params?.diagnostics ?? [];
    },
    async close() {
      await request('shutdown', null);
      send({ method: 'exit' });
      server.stdin.end();
      return ended;
    },
  };
}

/** Takes the messages of a server out of its output. */
function onMessages(stream: NodeJS.ReadableStream, handle: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.toString('utf8', 0, head))?.[1]);
      if (rest.length < head + 4 + length) return;
      handle(JSON.parse(rest.toString('utf8', head + 4, head + 4 + length)) as Message);
      rest = rest.subarray(head + 4 + length);
    }
  });
}

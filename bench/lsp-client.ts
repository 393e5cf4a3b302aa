import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';

/** A language server in a process of its own, and the times at which it publishes. */
export type LspClient = {
  readonly open: (path: string, text: string) => Promise<void>;
  readonly close: (path: string) => Promise<void>;
  /** Replaces the text; gives the milliseconds until the diagnostics of this very version come, undefined when none do in time. */
  readonly change: (path: string, text: string) => Promise<number | undefined>;
  /** Waits until nothing is left to check. */
  readonly settled: () => Promise<void>;
  /** Resident memory in MB, where the system tells it. */
  readonly memory: () => number | undefined;
  readonly end: () => Promise<void>;
};

const patience = 30_000;

export async function startLsp(cli: string, root: string, cache: string): Promise<LspClient> {
  const server: ChildProcess = spawn(process.execPath, [cli, 'lsp', '--cache-location', cache], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  const waiting = new Map<string, () => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }: { uri: string; version?: number }) => waiting.get(`${version} ${uri}`)?.());
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid, rootUri: pathToFileURL(root).href, capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  await connection.sendNotification('initialized', {});
  const uriOf = (path: string): string => pathToFileURL(join(root, path)).href;
  let version = 0;
  return {
    open: (path, text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(path), languageId: 'typescript', version: ++version, text } }),
    close: (path) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } }),
    async change(path, text) {
      const key = `${++version} ${uriOf(path)}`;
      let timer: NodeJS.Timeout | undefined;
      const published = new Promise<boolean>((settle) => {
        waiting.set(key, () => settle(true));
        timer = setTimeout(() => settle(false), patience);
      });
      const started = performance.now();
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri: uriOf(path), version }, contentChanges: [{ text }] });
      const came = await published;
      const elapsed = performance.now() - started;
      clearTimeout(timer);
      waiting.delete(key);
      return came ? elapsed : undefined;
    },
    settled: async () => void await connection.sendRequest('mandate/status'),
    memory: () => residentMemory(server.pid),
    async end() {
      const exited = new Promise((settle) => server.once('exit', settle));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await exited;
      connection.dispose();
    },
  };
}

function residentMemory(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

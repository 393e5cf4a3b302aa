import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerCommand {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The throw-away directory of its data, removed when the server ends. */
  readonly directory: string;
  /** The signal that ends it at once, with nothing left in the system. */
  readonly signal: 'QUIT' | 'KILL';
  /** Asked again and again until the server serves. */
  isReady(): Promise<boolean>;
}

export interface KeptServer {
  stop(): Promise<void>;
}

/**
 * The keeper waits for the end of its input, which comes with the end of whoever started it, however that comes about.
 * It ends the whole session of the server, since helpers of it make process groups of their own. What is ending may write
 * a moment longer, so the directory is removed until it is gone.
 */
const keeper = `
  trap : HUP INT TERM
  setsid "$@" </dev/null & server=$!
  cat >/dev/null; exec >/dev/null 2>&1
  pkill "-$SIGNAL" -s "$server" || kill -s "$SIGNAL" -- "-$server"
  wait "$server"
  for try in 1 2 3 4 5 6 7 8 9; do
    rm -rf -- "$DIRECTORY" && break
    sleep 0.1
  done`;

/** Starts a server that lives no longer than this process, and waits until it serves. */
export async function keepServer({ command, env = {}, directory, signal, isReady }: ServerCommand): Promise<KeptServer> {
  const child = spawn('sh', ['-c', keeper, 'keeper', ...command], {
    cwd: directory,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env, SIGNAL: signal, DIRECTORY: directory },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A signal to the group of this process is none to the keeper, which has work left to do.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  const stop = (): Promise<void> => stopKeeper(child);
  try {
    await untilReady(isReady);
  } catch (error) {
    await stop();
    throw new Error(`${command.join(' ')} does not serve. It said:\n${said}`, { cause: error });
  }
  return { stop };
}

async function stopKeeper(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

async function untilReady(isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 40_000;
  while (!await isReady().catch(() => false)) {
    if (Date.now() > deadline) throw new Error('Gave up after 40 seconds.');
    await pause(50);
  }
}

/** A new directory that any user may enter. */
export function throwAwayDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `storefront-${name}-`));
  chmodSync(directory, 0o755);
  return directory;
}

/** Ports of the loopback interface that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }));
  const ports = servers.map((server) => (server.address() as { readonly port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** The path of a program, undefined where it is not installed. */
export function programOf(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

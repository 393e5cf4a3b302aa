import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, keepServer, programOf, throwAwayDirectory } from './keep-server.ts';

export interface Postgres {
  readonly port: number;
  /** Runs SQL as a user of the server and gives the rows, whose columns `|` parts. */
  run(sql: string, as?: { readonly user: string; readonly database: string }): Promise<string[]>;
  stop(): Promise<void>;
}

const superuser = { user: 'postgres', database: 'postgres' };
const home = '/usr/lib/postgresql';
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/** What PostgreSQL is missing here, undefined when it can be started. */
export function missingForPostgres(): string | undefined {
  const missing = ['initdb', 'postgres', 'psql'].filter((name) => find(name) === undefined);
  return missing.length === 0 ? undefined : `PostgreSQL is not installed (no ${missing.join(', no ')}); Debian has it as postgresql`;
}

/** Starts an empty PostgreSQL on a free port of the loopback interface, without passwords. */
export async function startPostgres(): Promise<Postgres> {
  const [port] = await freePorts(1) as [number];
  const directory = throwAwayDirectory('postgres');
  const data = join(directory, 'data');
  const user = userFor(directory);
  try {
    execute([...user, find('initdb')!, '-D', data, '-U', superuser.user, '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'], directory);
  } catch (error) {
    rmSync(directory, { recursive: true });
    throw error;
  }
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`, ...hasty];
  const run: Postgres['run'] = (sql, as = superuser) => psql(port, sql, as);
  const { stop } = await keepServer({
    command: [...user, find('postgres')!, '-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    directory,
    signal: 'QUIT',
    isReady: async () => (await run('SELECT 1')).length === 1,
  });
  return { port, run, stop };
}

/** PostgreSQL refuses to run as root, so root hands the directory to the user that the package made. */
function userFor(directory: string): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  execFileSync('chown', ['postgres', directory]);
  return ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--'];
}

function execute([program = '', ...args]: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function psql(port: number, sql: string, { user, database }: typeof superuser): Promise<string[]> {
  const flags = ['-X', '-q', '-A', '-t', '-F', '|', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', `${port}`, '-U', user, '-d', database, '-f', '-'];
  return new Promise((resolve, reject) => {
    const child = execFile(find('psql')!, flags, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.split('\n').filter((row) => row !== ''));
      else reject(new Error(`PostgreSQL refuses, as ${user} in ${database}: ${stderr.trim() || error.message}`));
    });
    child.stdin?.on('error', () => undefined).end(sql);
  });
}

/** Debian keeps the programs of each version in a directory of their own, out of PATH. */
function find(name: string): string | undefined {
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(home, version, 'bin', name)).find((path) => existsSync(path)) ?? programOf(name);
}

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, keepServer, programOf, throwAwayDirectory } from './keep-server.ts';

export interface Rabbitmq {
  readonly port: number;
  /** Where its management interface answers, for the user `guest`. */
  readonly management: string;
  /** All queues that there are. */
  queues(): Promise<string[]>;
  /** All exchanges but those that the broker brings. */
  exchanges(): Promise<string[]>;
  /** Removes all queues and exchanges but those that the broker brings. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Debian's `rabbitmq-server` changes to the user of the package; the script that it ends in runs as anyone. */
const script = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** What RabbitMQ is missing here, undefined when it can be started. */
export function missingForRabbitmq(): string | undefined {
  const missing = [find() === undefined ? 'rabbitmq-server' : undefined, programOf('epmd') === undefined ? 'epmd' : undefined].filter((name) => name !== undefined);
  return missing.length === 0 ? undefined : `RabbitMQ is not installed (no ${missing.join(', no ')}); Debian has it as rabbitmq-server`;
}

/** Starts an empty RabbitMQ with its management interface on free ports of the loopback interface. */
export async function startRabbitmq(): Promise<Rabbitmq> {
  const [port, web, distribution, epmd] = await freePorts(4) as [number, number, number, number];
  const directory = throwAwayDirectory('rabbitmq');
  const management = `http://127.0.0.1:${web}`;
  writeFileSync(join(directory, 'plugins'), '[rabbitmq_management].\n');
  writeFileSync(join(directory, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\nmanagement.tcp.ip = 127.0.0.1\nmanagement.tcp.port = ${web}\n`
    + 'disk_free_limit.absolute = 1MB\nlog.console.level = warning\n');
  const { stop } = await keepServer({
    // Erlang would leave a port mapper behind; this one is of the same process group.
    command: ['sh', '-c', `epmd -address 127.0.0.1 -port ${epmd} & exec ${find()}`],
    env: {
      HOME: directory,
      ERL_EPMD_ADDRESS: '127.0.0.1',
      ERL_EPMD_PORT: `${epmd}`,
      RABBITMQ_NODENAME: `storefront-${port}@localhost`,
      RABBITMQ_DIST_PORT: `${distribution}`,
      RABBITMQ_MNESIA_BASE: directory,
      RABBITMQ_LOG_BASE: directory,
      RABBITMQ_LOGS: '-',
      RABBITMQ_PID_FILE: join(directory, 'pid'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'plugins'),
      RABBITMQ_CONFIG_FILE: join(directory, 'rabbitmq.conf'),
      RABBITMQ_CONF_ENV_FILE: join(directory, 'no-environment'),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+sbwt none',
      // Its script becomes the server, and stands not in between.
      RUNNING_UNDER_SYSTEMD: 'true',
    },
    directory,
    signal: 'KILL',
    isReady: async () => (await ask(management, 'GET', '/api/overview')) !== undefined,
  });
  const names = async (kind: 'queues' | 'exchanges'): Promise<string[]> => {
    const told = await ask(management, 'GET', '/api/definitions') as Readonly<Record<typeof kind, readonly { readonly name: string }[]>>;
    return told[kind].map(({ name }) => name).sort();
  };
  const clear = async (): Promise<void> => {
    for (const kind of ['queues', 'exchanges'] as const) {
      for (const name of await names(kind)) await ask(management, 'DELETE', `/api/${kind}/%2f/${encodeURIComponent(name)}`);
    }
  };
  return { port, management, queues: () => names('queues'), exchanges: () => names('exchanges'), clear, stop };
}

/** Asks the management interface; throws when it refuses. */
export async function ask(management: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(management + path, {
    method,
    headers: { authorization: `Basic ${btoa('guest:guest')}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`RabbitMQ answers ${answer.status} to ${method} ${path}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

function find(): string | undefined {
  return existsSync(script) ? script : programOf('rabbitmq-server');
}

import type { LogOutputChannel } from 'vscode';
import type { Server } from './open-server.ts';
import { openServer } from './open-server.ts';
import type { Plan } from './plan-servers.ts';
import type { Standing } from './status-line.ts';

/** All servers that run. */
export interface Servers {
  /** Starts, ends and tells servers so that those of the plan run. */
  follow(plan: Plan): Promise<void>;
  trust(): Promise<void>;
  readonly standing: Standing;
  readonly running: readonly Server[];
  /** The server that checks a folder. */
  serverOf(folder: string): Server | undefined;
  stop(): Promise<void>;
}

export function openServers(log: LogOutputChannel, changed: () => void): Servers {
  const servers = new Map<string, Server>();
  let plan: Plan = { servers: new Map(), without: [] };
  /** A plan is followed before the next one is. */
  let turn: Promise<void> = Promise.resolve();
  const take = async (next: Plan): Promise<void> => {
    plan = next;
    const ended = [...servers].filter(([cli]) => !next.servers.has(cli));
    for (const [cli] of ended) servers.delete(cli);
    await Promise.all(ended.map(([, server]) => server.stop()));
    for (const [cli, folders] of next.servers) {
      const known = servers.get(cli);
      if (known !== undefined) await known.follow(folders);
      else servers.set(cli, openServer({ cli, folders, log, changed }));
    }
    changed();
  };
  const follow = async (next: Plan): Promise<void> => {
    turn = turn.then(() => take(next)).catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    return turn;
  };
  return {
    follow,
    async trust() {
      await Promise.all([...servers.values()].map((server) => server.trust()));
    },
    get standing() {
      const all = [...servers.values()];
      return {
        without: plan.without,
        statuses: all.flatMap(({ statuses }) => statuses),
        starting: all.filter(({ statuses, failure }) => statuses.length === 0 && failure === undefined).length,
        failures: all.flatMap(({ failure }) => failure ?? []),
      };
    },
    get running() {
      return [...servers.values()].filter(({ failure }) => failure === undefined);
    },
    serverOf(folder) {
      const cli = [...plan.servers].find(([, folders]) => folders.includes(folder))?.[0];
      return cli === undefined ? undefined : servers.get(cli);
    },
    stop: () => follow({ servers: new Map(), without: [] }),
  };
}

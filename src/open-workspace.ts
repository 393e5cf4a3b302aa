import { join } from 'node:path';
import { findConfigFile } from './config/config-files.ts';
import { concernsConfig } from './config/concerns-config.ts';
import { loadConfig, type LoadedConfig } from './config/load-config.ts';
import { openLiveSession } from './live-session.ts';
import type { Report } from './model/report.ts';
import type { Rule } from './model/rule.ts';
import { UserError } from './model/user-error.ts';
import type { Session } from './session.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

export interface WorkspaceSettings {
  readonly rules: readonly Rule[];
  /** Whether a config that is code may run. Where not, one that is JSON or YAML still counts. */
  readonly trusted: boolean;
  /** Directory for facts of earlier runs; false for none. */
  readonly cacheDirectory: string | false;
  /** The day in UTC, `2026-05-04`, by which waivers expire. */
  today(): string;
}

/** What holds of a repository, after all changes told so far. */
export interface Verdict {
  readonly session: Session;
  readonly report: Report;
  /** The config in force, posix from the root; undefined for none. */
  readonly configFile: string | undefined;
  /** Why the config as it stands now is not in force: it does not hold, or is code that may not run here. The last good one counts meanwhile. */
  readonly configFault: UserError | undefined;
  /** Why the repository as it is now was not analysed; all else is then as it was before. */
  readonly fault: UserError | undefined;
}

/** A repository that is open in an editor or tool: its config, and a session that follows its files. */
export interface Workspace {
  /** Absolute path. */
  readonly root: string;
  /** Lays the text of a buffer that is not saved over whatever the disk has; undefined gives the file back to the disk. */
  edit(path: string, text: string | undefined): void;
  /** Tells of files that were made, written or removed on the disk; without paths, that any may have been. */
  touched(paths?: Iterable<string>): void;
  /** Whether code of the config may run from now on. */
  trust(trusted: boolean): void;
  /** What version control ignores, as of now: whoever watches the files leaves it out. */
  ignores(): Promise<(path: string, directory: boolean) => boolean>;
  /** Calls are answered in turn. Rejects with a UserError only while there is nothing good to fall back on. */
  current(): Promise<Verdict>;
}

/** @param root absolute path. Paths told to the workspace are posix, from the root. Nothing is read until a verdict is asked for. */
export function openWorkspace(root: string, settings: WorkspaceSettings): Workspace {
  let { trusted } = settings;
  let isStale = true;
  let configFault: UserError | undefined;
  let loaded: LoadedConfig = { config: {}, file: undefined };
  let last: Verdict | undefined;
  const live = openLiveSession(root, { rules: settings.rules });
  let turn: Promise<unknown> = Promise.resolve();
  let day = '';

  const reload = async (): Promise<void> => {
    isStale = false;
    try {
      loaded = await configOf(root, settings, trusted);
      configFault = undefined;
    } catch (error) {
      configFault = asUserError(error);
    }
    day = '';
  };
  const judge = async (): Promise<Verdict> => {
    if (isStale) await reload();
    const today = settings.today();
    if (today !== day) {
      const { config, waiverSites } = loaded;
      live.configure({ rules: settings.rules, config, cacheDirectory: settings.cacheDirectory, today, ...(waiverSites === undefined ? {} : { waiverSites }) });
      day = today;
    }
    try {
      const session = await live.current();
      const isSame = last?.session === session && last.configFault === configFault && last.fault === undefined;
      return isSame ? last! : (last = { session, report: session.report(), configFile: loaded.file, configFault, fault: undefined });
    } catch (error) {
      const fault = asUserError(error);
      if (last === undefined) throw fault;
      return (last = { ...last, configFault, fault });
    }
  };
  return {
    root,
    edit: (path, text) => live.edit(path, text),
    touched(paths) {
      const told = paths === undefined ? undefined : [...paths];
      isStale ||= told === undefined || told.some((path) => concernsConfig(root, path, loaded.file));
      live.touched(told);
    },
    trust(answer) {
      isStale ||= answer !== trusted;
      trusted = answer;
    },
    async ignores() {
      const tree = live.tree ?? await openWorkingTree(root);
      return (path, directory) => (live.tree ?? tree).ignores(path, directory);
    },
    current() {
      const verdict = turn.then(judge);
      turn = verdict.catch(() => undefined);
      return verdict;
    },
  };
}

const data = /(?:\.json|\.ya?ml|\.mandaterc)$/;

async function configOf(root: string, { rules, cacheDirectory }: WorkspaceSettings, trusted: boolean): Promise<LoadedConfig> {
  const file = findConfigFile(root);
  if (file !== undefined && !trusted && !data.test(file)) {
    throw new UserError('config', `${file.slice(root.length + 1)} is code, and does not run until this workspace is trusted. `
      + 'Meanwhile services are told by inference, and rules run as they come. Trust the workspace, or write the config as JSON or YAML.');
  }
  return loadConfig(root, { rules, cacheDirectory: cacheDirectory === false ? false : join(cacheDirectory, 'config') });
}

/** What is no UserError is a fault of the program, and is not hidden. */
function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

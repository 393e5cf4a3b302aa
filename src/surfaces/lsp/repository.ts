import { join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Rule } from '../../model/rule.ts';
import { UserError } from '../../model/user-error.ts';
import { type Verdict, type WorkspaceSettings, openWorkspace } from '../../open-workspace.ts';
import { safeText } from '../../report/safe-text.ts';
import { type CheckLoop, checkLoop } from './check-loop.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { type Diagnostics, diagnosticsOf } from './diagnostics.ts';
import type { Log } from './log.ts';
import { type Ranges, rangesIn } from './ranges.ts';

/** One repository that is open, with its last verdict; several folders may lie in it. */
export interface Repository {
  readonly root: string;
  readonly ranges: Ranges;
  /** What held when it was last looked at; undefined before the first look, and where there was nothing to look at. */
  readonly verdict: Verdict | undefined;
  /** Why there is no verdict, or none of the repository as it is now. */
  readonly fault: string | undefined;
  readonly trusted: boolean;
  edit(path: string, text: string | undefined): void;
  touched(paths?: readonly string[]): void;
  trust(trusted: boolean): void;
  /** Tells again what holds, though nothing changed. */
  retell(): void;
  /** The verdict after all that was told. */
  current(): Promise<Verdict | undefined>;
  close(): void;
}

export interface RepositorySettings extends Pick<WorkspaceSettings, 'cacheDirectory' | 'today' | 'trusted'> {
  readonly rules: readonly Rule[];
  readonly log: Log;
  uriOf(path: string): string;
  hrefOf(rule: string): string | undefined;
  /** Called after each look, with what holds by then. */
  checked(repository: Repository, diagnostics: Diagnostics): void;
}

/** Milliseconds of quiet before a check: typing is answered at once, while a checkout writes many files. */
const quiet = { typing: 2, disk: 25 };

/** @param root absolute path */
export function openRepository(root: string, settings: RepositorySettings): Repository {
  const { log } = settings;
  const workspace = openWorkspace(root, settings);
  const ranges = rangesIn((path) => verdict?.session.sourceOf(path));
  let trusted = settings.trusted;
  let verdict: Verdict | undefined;
  let fault: string | undefined;
  let diagnostics: Diagnostics = new Map();
  let told = '';
  const look = async (): Promise<void> => {
    try {
      const before = verdict;
      verdict = await workspace.current();
      fault = verdict.fault?.message;
      if (verdict !== before) diagnostics = allOf(verdict, trusted, { rangeOf: (site) => ranges.of(site), uriOf: settings.uriOf, hrefOf: settings.hrefOf });
    } catch (error) {
      // Whatever this is, the next change is answered.
      fault = error instanceof Error ? error.message : String(error);
      if (!(error instanceof UserError)) log.error(`mandate could not check ${root}. That is a bug in mandate: please report it with these lines.`, error);
    }
  };
  const tell = (): void => {
    const faults = [fault, verdict?.configFault?.message].filter((one) => one !== undefined).join('\n');
    if (faults !== told && faults !== '') log.tell(safeText(faults));
    if (faults !== told && faults === '') log.info(`${root} is checked again as it stands.`);
    told = faults;
    settings.checked(repository, diagnostics);
  };
  const loop: CheckLoop = checkLoop(async () => {
    await look();
    try {
      tell();
    } catch (error) {
      log.error('The client could not be told what was found.', error);
    }
  });
  const repository: Repository = {
    root, ranges,
    get verdict() {
      return verdict;
    },
    get fault() {
      return fault;
    },
    get trusted() {
      return trusted;
    },
    edit(path, text) {
      workspace.edit(path, text);
      ranges.forget(path);
      loop.ask(quiet.typing);
    },
    touched(paths) {
      workspace.touched(paths);
      if (paths === undefined) ranges.forget();
      for (const path of paths ?? []) ranges.forget(path);
      loop.ask(quiet.disk);
    },
    trust(answer) {
      trusted = answer;
      workspace.trust(answer);
      loop.ask(quiet.typing);
    },
    retell: () => loop.ask(quiet.typing),
    async current() {
      await loop.settled();
      return verdict;
    },
    close: () => loop.stop(),
  };
  loop.ask(quiet.typing);
  return repository;
}

function allOf(verdict: Verdict, trusted: boolean, placing: Parameters<typeof diagnosticsOf>[1]): Diagnostics {
  const found = diagnosticsOf(verdict, placing);
  const { configFault, configFile } = verdict;
  if (configFault === undefined) return found;
  const severity = trusted ? DiagnosticSeverity.Error : DiagnosticSeverity.Information;
  const ofConfig = configDiagnostics(configFault, configFile, severity);
  return new Map([...found, ...[...ofConfig].map(([file, list]) => [file, [...found.get(file) ?? [], ...list]] as const)]);
}

/** The absolute path of a file of a repository. */
export function fileIn({ root }: Pick<Repository, 'root'>, path: string): string {
  return join(root, path);
}

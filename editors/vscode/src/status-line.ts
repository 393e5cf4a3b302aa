import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan, Reason } from './plan-servers.ts';
import type { Counts, Status } from './server-protocol.ts';

/** What the status item says. */
export interface StatusLine {
  readonly text: string;
  /** Plain text, one fact a line. */
  readonly tooltip: string;
  readonly level: 'none' | 'warning' | 'error';
  /** What a click runs, with what it is given. */
  readonly command: readonly [id: string, ...given: string[]];
}

/** How things stand. */
export interface Standing {
  readonly without: Plan['without'];
  readonly statuses: readonly Status[];
  /** Servers that have not told of any repository so far. */
  readonly starting: number;
  /** Why servers could not be started. */
  readonly failures: readonly string[];
}

const problemsView = ['workbench.actions.view.problems'] as const;

const missing: Record<Reason, { readonly text: string; readonly why: string; readonly command: StatusLine['command'] }> = {
  'not-installed': {
    text: 'not installed',
    why: 'mandate is not installed here: there is none in node_modules. Nothing was downloaded, and nothing is checked. '
      + 'Click to read how to install it.',
    command: ['mandate.showHelp'],
  },
  'wrong-path': {
    text: 'not found',
    why: 'There is no mandate at the path that the setting mandate.path names, so nothing is checked. Click to change the setting.',
    command: ['workbench.action.openSettings', 'mandate.path'],
  },
  'not-trusted': {
    text: 'not started',
    why: 'This workspace is not trusted, and the mandate in its node_modules is code of it, which does not run. '
      + 'Click to trust the workspace, or name a mandate outside of it in your user settings (mandate.path).',
    command: ['workbench.trust.manage'],
  },
};

const withoutTrust = 'This workspace is not trusted, so no code of it runs: a config counts where it is JSON or YAML, '
  + 'and services are inferred where there is none.';

/** The status item for how things stand; undefined where there is nothing to say. The worst comes first. */
export function statusLine(standing: Standing): StatusLine | undefined {
  const { without, statuses, starting, failures } = standing;
  const reasons = [...new Set(without.map(({ reason }) => reason))].map((reason) => missing[reason].why);
  const tooltip = [...failures, ...statuses.map(tellStatus), ...reasons].join('\n\n');
  if (failures.length > 0) return { text: '$(error) mandate: cannot run', tooltip, level: 'error', command: ['mandate.showLog'] };
  if (statuses.length > 0) return { ...countsOf(statuses), tooltip };
  if (starting > 0) {
    return { text: '$(sync~spin) mandate', tooltip: 'mandate reads the repository.', level: 'none', command: ['mandate.showLog'] };
  }
  const first = without[0];
  if (first === undefined) return undefined;
  const { text, command } = missing[first.reason];
  return { text: `mandate: ${text}`, tooltip, level: 'none', command };
}

function countsOf(statuses: readonly Status[]): Pick<StatusLine, 'text' | 'level' | 'command'> {
  const services = sum(statuses, ({ services: count }) => count);
  const findings = {
    errors: sum(statuses, ({ findings: { errors } }) => errors), warnings: sum(statuses, ({ findings: { warnings } }) => warnings),
  };
  const text = `mandate: ${count(services, 'service')}, ${tellFindings(findings)}`;
  const isUncertain = statuses.some(({ fault, problems }) => fault !== undefined || problems.errors > 0);
  if (isUncertain) return { text: `$(warning) ${text}, not all read`, level: 'warning', command: problemsView };
  if (statuses.some(({ configFault, trusted }) => configFault !== undefined && !trusted)) {
    return { text: `$(shield) ${text}, without its config`, level: 'none', command: ['workbench.trust.manage'] };
  }
  if (statuses.some(({ configFault }) => configFault !== undefined)) {
    return { text: `$(warning) ${text}, config does not hold`, level: 'warning', command: problemsView };
  }
  const icon = findings.errors + findings.warnings === 0 ? '$(check)' : '$(circle-slash)';
  return { text: `${icon} ${text}`, level: 'none', command: problemsView };
}

function tellStatus({ root, services, files, findings, problems, configFile, configFault, fault, trusted }: Status): string {
  return [
    nameOf(root),
    `${count(services, 'service')} in ${count(files, 'file')}; ${tellFindings(findings)}`,
    `config: ${configFile === undefined ? 'none in force' : nameOf(configFile)}${configFault === undefined ? '' : `. ${configFault}`}`,
    ...(problems.errors + problems.warnings === 0 ? [] : [`could not be read: ${tellCounts(problems)} (mandate check lists them)`]),
    ...(fault === undefined ? [] : [`not checked as it stands: ${fault}`]),
    ...(trusted ? [] : [withoutTrust]),
  ].join('\n');
}

function tellFindings(findings: Counts): string {
  return findings.errors + findings.warnings === 0 ? 'no findings' : tellCounts(findings);
}

function tellCounts({ errors, warnings }: Counts): string {
  return [...(errors === 0 ? [] : [count(errors, 'error')]), ...(warnings === 0 ? [] : [count(warnings, 'warning')])].join(', ');
}

function count(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? '' : 's'}`;
}

function sum(statuses: readonly Status[], of: (status: Status) => number): number {
  return statuses.reduce((total, status) => total + of(status), 0);
}

function nameOf(uri: string): string {
  return basename(fileURLToPath(uri));
}

import { validateConfig } from '../src/config/validate-config.ts';
import type { Architecture } from '../src/model/architecture.ts';
import type { Config } from '../src/model/config.ts';
import type { Finding, Report } from '../src/model/report.ts';
import { analyse } from '../src/session.ts';
import { memoryTree } from '../src/tree/memory-tree.ts';
import { rules } from '../rules/index.ts';
import type { Fixture } from './read-fixture.ts';

/** What the whole engine says of a fixture. */
export interface Verdict {
  readonly architecture: Architecture;
  readonly report: Report;
  /** The findings of one rule. */
  findingsOf(rule: string): readonly Finding[];
  /** `file:line` of every site of one rule's findings, each once, sorted as the marks of a fixture are. */
  linesOf(rule: string): readonly string[];
}

/** Runs every rule over a fixture, at its own severity unless the fixture's config says otherwise. */
export function runFixture({ files, config }: Fixture): Verdict {
  const settled = config === undefined ? {} : validateConfig(config, rules, { file: 'mandate.config.json' });
  const session = analyse(memoryTree(files), { config: withAllRules(settled), rules });
  const report = session.report();
  const findingsOf = (rule: string): readonly Finding[] => report.findings.filter((finding) => finding.rule === rule);
  return {
    architecture: session.architecture,
    report,
    findingsOf,
    linesOf: (rule) => [...new Set(findingsOf(rule).flatMap(({ sites }) => sites).map(({ file, line }) => `${file}:${line}`))].sort(),
  };
}

/** A rule that is off by default must not pass for want of running. */
function withAllRules(config: Config): Config {
  const off = rules.filter(({ severity }) => severity === 'off').map(({ id }) => [id, 'warn'] as const);
  return { ...config, rules: { ...Object.fromEntries(off), ...config.rules } };
}

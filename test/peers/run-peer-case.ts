import { type Verdict, runFixture } from '../run-fixture.ts';
import type { PeerCase } from './peer-case.ts';

/** What became of a case. */
export interface Outcome {
  /** `file:line` of what the rule reported, and of what it must report. */
  readonly reported: readonly string[];
  readonly expected: readonly string[];
  /** Lines whose silence would prove nothing: the graph knows no import there. */
  readonly unseen: readonly string[];
  /** Marks altogether. */
  readonly marks: number;
  /** Codes of Problems, but that a repository of libraries has no services. */
  readonly problems: readonly string[];
}

export function runPeerCase({ of, rule, config, files }: PeerCase): Outcome {
  const verdict = runFixture({ title: of, why: '', files, config, marks: [] });
  const [expected, silent] = ['✖', '✔'].map((sign) => marked(files, sign)) as [string[], string[]];
  const known = importLines(verdict);
  return {
    reported: verdict.linesOf(rule),
    expected,
    unseen: silent.filter((line) => !known.has(line)),
    marks: expected.length + silent.length,
    problems: verdict.report.problems.map(({ code }) => code).filter((code) => code !== 'no-services'),
  };
}

function marked(files: PeerCase['files'], sign: string): string[] {
  return Object.entries(files).flatMap(([path, text]) => text.split('\n')
    .flatMap((line, index) => (line.trimEnd().endsWith(`// ${sign}`) ? [`${path}:${index + 1}`] : []))).sort();
}

function importLines({ architecture: { graph } }: Verdict): Set<string> {
  const imports = graph.modules.flatMap((module) => graph.importsOf(module));
  return new Set([...imports, ...graph.packageImports].map(({ site }) => `${site.file}:${site.line}`));
}

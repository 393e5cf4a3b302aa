import type { PeerCase, PeerSuite } from './peer-case.ts';

/** A suite with what became of its cases. */
export interface RunSuite extends PeerSuite {
  readonly passed: ReadonlySet<PeerCase>;
}

const intro = `# The rule suites of others, as cases

Other tools have checked the boundaries of repositories for years, and their suites hold what people met with. Each case below is
one behaviour of a peer's suite, written anew: a tiny repository of ours with our config, and the lines that must be reported. No
code, name or text is theirs; the source says where the behaviour comes from. The cases are in \`test/peers/\` and run with the
tests; this page is written by them.

**As the peer** counts the cases where both tools say the same. **Otherwise** are those where mandate says something else on
purpose: the case holds our verdict, and the reason is below the table. **Left out** counts cases of the peer that ask for what
mandate does not do.
`;

/** The whole page, from the cases themselves. */
export function renderSuites(suites: readonly RunSuite[]): string {
  const peers = [...new Set(suites.map(({ peer }) => peer))];
  const all = suites.flatMap(({ cases }) => cases).length;
  const passed = sum(suites.map((suite) => suite.passed.size));
  return [`${intro}\n${all} cases, of which ${passed} pass.\n`, ...peers.map((peer) => section(peer, suites.filter((suite) => suite.peer === peer)))].join('\n');
}

function section(peer: string, suites: readonly RunSuite[]): string {
  const rows = suites.map(({ source, cases, passed, outside }) => {
    const otherwise = cases.filter(({ differs }) => differs !== undefined).length;
    return `| \`${source}\` | ${cases.length} | ${passed.size} | ${cases.length - otherwise} | ${otherwise} | ${sum(outside.map(({ count }) => count))} |`;
  });
  const otherwise = suites.flatMap(({ cases }) => cases.flatMap(({ of, differs }) => (differs === undefined ? [] : [`- ${of}: ${differs}.`])));
  const left = suites.flatMap(({ outside }) => outside.map(({ of, count, why }) => `- ${of} (${count}): ${why}.`));
  return [
    `## ${peer}\n`,
    '| source | cases | pass | as the peer | otherwise | left out |', '|---|---|---|---|---|---|', ...rows, '',
    ...list('Otherwise, on purpose:', otherwise), ...list('Left out:', left),
  ].join('\n');
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, '', ...lines, ''];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

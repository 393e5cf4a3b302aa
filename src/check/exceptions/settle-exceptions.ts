import type { Architecture } from '../../model/architecture.ts';
import type { Finding } from '../../model/report.ts';
import type { End } from '../../model/rule.ts';
import { applyComments } from './apply-comments.ts';
import { applyWaivers } from './apply-waivers.ts';
import type { ExceptionInput, SettledExceptions } from './exception-input.ts';

/**
 * Holds findings against the waivers of the config, then against the comments of the code. An exception that is not whole, not
 * exact or no longer valid excepts nothing.
 */
export function settleExceptions(findings: readonly Finding[], input: ExceptionInput): SettledExceptions {
  const byConfig = applyWaivers(findings, input);
  const byComments = applyComments(byConfig.findings, input);
  return { findings: byComments.findings, exceptions: [...byConfig.exceptions, ...byComments.exceptions] };
}

/** Where a file belongs: its service or library, its project, and itself. */
export function endOfFile({ projects, unitOf }: Pick<Architecture, 'projects' | 'unitOf'>, path: string): End {
  const home = projects.filter(({ root }) => root === '' || path.startsWith(`${root}/`)).sort((a, b) => b.root.length - a.root.length)[0];
  return home === undefined ? { symbol: path } : { unit: unitOf(home), project: home, module: { path, project: home, role: 'shipped' } };
}

import { didYouMean } from '../../model/nearest-name.ts';
import type { Finding } from '../../model/report.ts';
import type { Subject, TestedArchitecture } from './architecture.ts';
import { serviceMatchers } from './service-matchers.ts';
import { type Target, targetsOf } from './targets.ts';
import { type Verdict, verdict } from './verdict.ts';
import { type Way, departures, leadsTo, reached, wayText } from './ways.ts';

export interface CycleOptions {
  /** Whether imports that are erased at run time close a cycle; they do not unless told so. */
  readonly typeOnly?: boolean;
  /** Whether `import()` closes one. */
  readonly dynamic?: boolean;
}

export interface FindingOptions {
  /** Only findings of these rules. */
  readonly rules?: readonly string[];
  readonly severity?: 'error' | 'warn';
}

/** The matchers as vitest takes them: each a function of what is expected upon and its arguments. */
export const matchers = {
  toImport(subject: Subject, ...given: Target[]): Verdict {
    const targets = targetsOf(subject.of, given);
    const found = departures(subject).filter((way) => leadsTo(targets, way));
    return verdict(found.length > 0, `${subject.name} imports nothing of ${targets.name}`, `${subject.name} imports ${targets.name}`, found.map(wayText));
  },

  toImportOnly(subject: Subject, ...given: Target[]): Verdict {
    const targets = targetsOf(subject.of, given);
    const others = departures(subject).filter((way) => isJudged(targets, way) && !leadsTo(targets, way));
    return verdict(others.length === 0, `${subject.name} imports more than ${targets.name}`, `${subject.name} imports nothing but ${targets.name}`, others.map(wayText));
  },

  toReach(subject: Subject, ...given: Target[]): Verdict {
    const targets = targetsOf(subject.of, given);
    const ways = reached(subject, (module) => targets.has(module)).filter((way) => leadsTo(targets, way));
    return verdict(ways.length > 0, `${subject.name} does not reach ${targets.name}, by whatever way`, `${subject.name} reaches ${targets.name}`, ways.map(wayText));
  },

  toReachOnly(subject: Subject, ...given: Target[]): Verdict {
    const targets = targetsOf(subject.of, given);
    const ways = reached(subject, (module) => !targets.has(module)).filter((way) => isJudged(targets, way) && !leadsTo(targets, way));
    return verdict(ways.length === 0, `${subject.name} reaches more than ${targets.name}`, `${subject.name} reaches nothing but ${targets.name}`, ways.map(wayText));
  },

  toBeImportedOnlyBy(subject: Subject, ...given: Target[]): Verdict {
    const sources = targetsOf(subject.of, given);
    const { graph } = subject.of.model;
    const shipped = new Set(['shipped', 'generated']);
    const others = subject.modules.flatMap((module) => graph.importersOf(module))
      .filter(({ from }) => shipped.has(from.role) && !subject.has(from) && !sources.has(from));
    return verdict(others.length === 0, `${subject.name} is imported by more than ${sources.name}`, `${subject.name} is imported by nothing but ${sources.name}`,
      others.map((one) => wayText([one])));
  },

  toBeFreeOfCycles(subject: Subject, { typeOnly = false, dynamic = false }: CycleOptions = {}): Verdict {
    const cycles = subject.of.model.graph.cycles({ typeOnly, dynamic, keep: (module) => subject.has(module) });
    return verdict(cycles.length === 0, `${subject.name} has ${cycles.length === 1 ? 'a cycle' : `${cycles.length} cycles`}`, `${subject.name} is free of cycles`, cycles.map(({ walk }) => wayText(walk)));
  },

  toHaveNoFindings(received: Subject | TestedArchitecture, { rules, severity }: FindingOptions = {}): Verdict {
    const [arch, subject] = 'of' in received ? [received.of, received] : [received, undefined];
    const off = rules?.find((id) => !arch.rules.includes(id));
    if (off !== undefined) throw new Error(`There is no rule ${off} that is on${didYouMean(off, arch.rules)}, so it finds nothing whatever the code says. \`mandate explain\` lists all rules.`);
    const found = arch.report.findings.filter((finding) => finding.status === 'new' && (rules?.includes(finding.rule) ?? true)
      && (severity === undefined || finding.severity === severity) && (subject === undefined || concerns(finding, subject)));
    const name = subject?.name ?? 'the architecture';
    return verdict(found.length === 0, `${name} has ${found.length === 1 ? 'a finding' : `${found.length} findings`}`, `${name} has no findings${rules === undefined ? '' : ` of ${rules.join(', ')}`}`,
      found.map(findingText));
  },

  ...serviceMatchers,
};

/** An allow-list of modules says nothing about packages; one that names a package closes the list. */
function isJudged({ namesPackages }: { readonly namesPackages: boolean }, way: Way): boolean {
  return namesPackages || 'to' in way.at(-1)!;
}

function concerns({ from, to, sites }: Finding, subject: Subject): boolean {
  const paths = new Set(subject.modules.map(({ path }) => path));
  const service = 'service' in subject ? subject.name : undefined;
  return [from.file, to.file, ...sites.map(({ file }) => file)].some((file) => file !== undefined && paths.has(file))
    || (service !== undefined && (from.service === service || to.service === service));
}

function findingText({ rule, message, why, fix, sites: [site] }: Finding): string {
  const place = site === undefined ? '' : ` ${site.file}:${site.line}:${site.column}`;
  return `  ${rule}${place}\n    what  ${message}\n    why   ${why}\n    fix   ${fix}`;
}

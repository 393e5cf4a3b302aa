import type { Identity } from '../model/identity.ts';
import type { Problem } from '../model/problem.ts';
import type { Repair } from '../model/repair.ts';
import type { AppliedWaiver, Finding, Report, ReportEnd } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { withoutCredentials } from '../model/without-credentials.ts';

/** The canonical report as JSON: keys in a fixed order, two spaces, a line end; credentials of URLs are hidden. */
export function printJson(report: Report): string {
  return jsonText(ordered(report));
}

/** Any value as such JSON. */
export function jsonText(value: unknown): string {
  const hide = (_: string, inner: unknown): unknown => typeof inner === 'string' ? withoutCredentials(inner) : inner;
  return `${JSON.stringify(value, hide, 2)}\n`;
}

function ordered({ version, tool, base, summary, findings, problems }: Report): Report {
  return {
    version,
    tool: { name: tool.name, version: tool.version },
    ...(base === undefined ? {} : { base: { ref: base.ref, commit: base.commit } }),
    summary: {
      files: summary.files,
      projects: summary.projects,
      services: summary.services,
      errors: summary.errors,
      warnings: summary.warnings,
      waived: summary.waived,
      baselined: summary.baselined,
      known: summary.known,
      problems: { errors: summary.problems.errors, warnings: summary.problems.warnings },
    },
    findings: findings.map(orderedFinding),
    problems: problems.map(({ code, severity, message, sites }: Problem) => ({ code, severity, message, sites: sites.map(orderedSite) })),
  };
}

function orderedFinding(finding: Finding): Finding {
  const { rule, clause, severity, status, message, why, fix, fingerprint, identity, home, owners, waiver, from, to, sites, waivedSites, chain, repair } = finding;
  return {
    rule, clause, severity, status, message, why, fix, fingerprint, identity: orderedIdentity(identity), home, owners,
    ...(waiver === undefined ? {} : { waiver: orderedWaiver(waiver) }),
    from: orderedEnd(from),
    to: orderedEnd(to),
    sites: sites.map(orderedSite),
    ...(waivedSites === undefined ? {} : { waivedSites: waivedSites.map(orderedSite) }),
    chain: chain.map(orderedSite),
    ...(repair === undefined ? {} : { repair: orderedRepair(repair) }),
  };
}

function orderedIdentity({ from, to, names, size, nth }: Identity): Identity {
  return { from, to, names, ...given({ size }), nth };
}

function orderedWaiver({ reason, owner, expires, site }: AppliedWaiver): AppliedWaiver {
  return { reason, ...given({ owner, expires }), site: orderedSite(site) };
}

function orderedEnd({ service, project, file, symbol }: ReportEnd): ReportEnd {
  return given({ service, project, file, symbol }) as ReportEnd;
}

function orderedSite({ file, line, column, length, note }: Site): Site {
  return { file, line, column, ...given({ length, note }) };
}

/** The entries that have a value, in the order written. */
function given<Value>(entries: Readonly<Record<string, Value>>): Record<string, NonNullable<Value>> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Record<string, NonNullable<Value>>;
}

function orderedRepair({ complete, imports, dependencies }: Repair): Repair {
  return {
    complete,
    imports: imports.map(({ site, specifier, moves }) => ({
      site: orderedSite(site), specifier,
      moves: moves.map((move) => ({ names: move.names, specifier: move.specifier, target: move.target, via: move.via.map(orderedSite) })),
    })),
    dependencies: dependencies.map((one) => ({ manifest: one.manifest, section: one.section, package: one.package, range: one.range })),
  };
}

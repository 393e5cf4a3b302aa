import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Finding, Report } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { UserError } from '../../model/user-error.ts';
import type { Workspace } from '../../open-workspace.ts';
import { placeText } from '../../report/finding-text.ts';
import { safeLine, safeText } from '../../report/safe-text.ts';
import { type Answer, answered, notesOn, textOf } from './answer.ts';
import { reading } from './annotations.ts';
import { nearNames } from './named-unit.ts';
import { tellFinding, toldFinding } from './told-finding.ts';
import type { WarmRepository } from './warm-repository.ts';

const output = z.object({
  rule: z.object({
    id: z.string(),
    summary: z.string(),
    clause: z.number(),
    document: z.string().nullable().describe('Markdown'),
  }).nullable(),
  finding: toldFinding.extend({ chain: z.array(z.string()).describe('the way from one end to the other') }).nullable(),
  notes: z.array(z.string()),
});

type Explained = Answer<z.infer<typeof output>>;

const chainLimit = 30;

/** The tool `explain`: a rule in full, or one finding. */
export function addExplainTool(server: McpServer, repository: WarmRepository): void {
  server.registerTool('explain', {
    title: 'Explain a rule or finding',
    description: 'The document of a rule (what it asks, why, how to put it right, its options), or one finding by its fingerprint.',
    inputSchema: z.strictObject({ about: z.string().min(1).max(200).describe('the id of a rule, as in no-deep-import, or a fingerprint of 16 hex digits') }),
    outputSchema: output,
    annotations: reading('Explain a rule or finding'),
  }, ({ about }) => answered(() => repository.ask((workspace) => explain(workspace, repository, about))));
}

async function explain(workspace: Workspace, repository: WarmRepository, about: string): Promise<Explained> {
  const rule = repository.settings.rules.find(({ id }) => id === about);
  if (rule !== undefined) return ruleExplained(rule, repository.settings.helpOf(rule.id));
  const verdict = await workspace.current();
  const notes = notesOn(verdict, repository);
  if (/^[0-9a-f]{16}$/.test(about)) return findingExplained(findingOf(verdict.report, about), notes);
  const own = verdict.report.findings.find((one) => one.rule === about);
  if (own !== undefined) return findingExplained(own, [`${safeLine(about)} is a rule of this repository's own and has no document; this is one of its findings.`, ...notes]);
  const near = nearNames(about, repository.settings.rules.map(({ id }) => id));
  throw new UserError('usage', `There is no rule ${JSON.stringify(about)}.${near.length > 0 ? ` Near are: ${near.join(', ')}.` : ` There are: ${repository.settings.rules.map(({ id }) => id).join(', ')}.`}`);
}

function findingOf({ findings }: Report, fingerprint: string): Finding {
  const found = findings.find((one) => one.fingerprint === fingerprint);
  if (found !== undefined) return found;
  throw new UserError('usage', `Nothing that is found now has the fingerprint ${fingerprint}: it is mended, or belonged to contents that were not written. \`check\` tells those of now.`);
}

function ruleExplained({ id, summary, clause }: Rule, help: string | undefined): Explained {
  const document = help === undefined ? null : safeText(help.replaceAll('\r\n', '\n')).trimEnd();
  return {
    text: document ?? `${id}: ${safeLine(summary)}`,
    data: { rule: { id, summary: safeLine(summary), clause, document }, finding: null, notes: [] },
  };
}

function findingExplained(finding: Finding, notes: readonly string[]): Explained {
  const told = tellFinding(finding);
  const chain = finding.chain.slice(0, chainLimit).map(placeText);
  return {
    text: textOf([
      `${told.severity === 'error' ? 'error' : 'warning'} ${safeLine(told.rule)} (${told.status === 'new' ? 'counts' : `${told.status}, does not count`}) [${told.fingerprint}]`,
      `what: ${told.what}`,
      `why: ${told.why}`,
      `fix: ${told.fix}`,
      `at: ${told.places.join(', ')}${told.morePlaces > 0 ? ` and ${told.morePlaces} more` : ''}`,
      ...(chain.length > 0 ? [`way: ${chain.join(' → ')}`] : []),
      ...(finding.waiver === undefined ? [] : [safeLine(`excepted: ${finding.waiver.reason} (${placeText(finding.waiver.site)})`)]),
    ], notes),
    data: { rule: null, finding: { ...told, chain }, notes: [...notes] },
  };
}

import { z } from 'zod';
import { problemSeverities, type ProblemCode } from '../model/problem.ts';
import type { Rule } from '../model/rule.ts';

/** The schema of a whole config: what `src/model/config.ts` says in types, with the options of each of these rules. */
export function configSchema(rules: readonly Rule[]): z.ZodType {
  return z.strictObject({
    $schema: z.string().optional().describe('Where an editor finds the JSON Schema of this file.'),
    services: z.record(name, service).optional()
      .describe('Service name → its directory or more. `false` says that what was inferred under this name is no service.'),
    interfaces: z.record(name, text).optional()
      .describe('Interface package (name or directory) → the service it speaks for.'),
    tags: z.record(name, z.union([selector, z.array(selector).min(1)], { error: selectorError })).optional()
      .describe('Tag → selectors of the projects or modules that carry it.'),
    ignore: z.array(text).optional().describe('Globs of files that are left out of the analysis.'),
    tests: z.array(text).optional().describe('Globs of files that are tests, beside those told by name and manifest.'),
    rules: z.strictObject(ruleSettings(rules)).optional().describe('Rule id → severity, or severity and options.'),
    customRules: z.array(customRule).optional().describe('Rules of your own, made with `defineRule`.'),
    waivers: z.array(waiver(rules)).optional()
      .describe('Exceptions from a rule for one edge each, with reason, owner and last day.'),
    dependencyCruiser: z.boolean().optional()
      .describe('Whether an existing dependency-cruiser config is run beside; it is unless this is false.'),
    problems: z.partialRecord(z.enum(problemCodes), z.literal('error')).optional()
      .describe('Problem code → "error": ends the run with exit code 2 where the problem turns up.'),
    strict: z.boolean().optional().describe('Raises every problem to an error.'),
  });
}

/** Whether a value is a rule in every field that the engine relies on. */
export function isRule(value: unknown): value is Rule {
  return customRule.safeParse(value).success;
}

const text = z.string().min(1, { error: 'must not be empty' });
const name = text;
const problemCodes = Object.keys(problemSeverities) as [ProblemCode, ...ProblemCode[]];

const severity = z.enum(['error', 'warn', 'off']);
const severityError = 'a severity ("error", "warn", "off") or a severity with options: ["error", { … }]';

const textOrTexts = z.union([text, z.array(text).min(1, { error: 'must not be empty' })], {
  error: 'a string or a list of strings',
});

const selectorError = 'a selector (a name, directory or glob; or an object of path, project, service, tag, package, kind, not, all, any) or a list of them';
const selectorObject = z.strictObject({
  path: textOrTexts.optional(),
  project: textOrTexts.optional(),
  service: textOrTexts.optional(),
  tag: textOrTexts.optional(),
  package: textOrTexts.optional(),
  kind: z.enum(['service', 'library', 'interface', 'workspace']).optional(),
  get not() { return z.union([selector, z.array(selector).min(1)], { error: selectorError }).optional(); },
  get all() { return z.array(selector).min(1).optional(); },
  get any() { return z.array(selector).min(1).optional(); },
}).refine((value) => Object.keys(value).length > 0, {
  error: 'is an empty selector, which would choose everything: give it path, project, service, tag, package, kind, not, all or any',
});
const selector: z.ZodType = z.lazy(() => z.union([text, selectorObject], { error: selectorError }));

const resource = z.string().regex(/^(?:database|table|queue):./, {
  error: 'must be a resource as `mandate inspect` calls it: "table:orders", "queue:order-events", "database:postgres db/orders"',
});

const service = z.union([
  text,
  z.literal(false),
  z.strictObject({
    root: text.describe('Directory of the service; every project below it belongs to the service.'),
    interfaces: z.array(text).optional()
      .describe('Interface packages (name or directory) or modules inside the service (globs from the repository root).'),
    tags: z.array(text).optional(),
    owns: z.array(resource).optional()
      .describe('Databases, tables and queues that it owns, as `mandate inspect` calls them; `*` stands for any text.'),
  }),
], { error: 'the directory of the service, false, or an object with root' });

const told = z.string().default('');

/** What a waiver lacks is a finding and no fault of the config, so that it is told with all others, and can be baselined. */
function waiver(rules: readonly Rule[]): z.ZodType {
  const ids = rules.filter(({ judges }) => judges === undefined).map(({ id }) => id);
  return z.strictObject({
    rule: z.union([z.enum(ids), z.string().regex(/^$|[*?]|^dependency-cruiser\/./, { abort: true })], { error: 'the id of a rule that can be waived' }).describe('The rule that is waived.'),
    from: told.describe('The near end of the finding, as the report tells it: its file, else its symbol, service or project.'),
    to: told.describe('The far end, told the same way.'),
    reason: told.describe('Why it is right for now.'),
    owner: told.describe('Who answers for it.'),
    expires: told.describe('The last day that it holds: "2027-01-31".'),
  });
}

const customRule = z.object({
  id: z.string().regex(/^[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*$/, { error: 'must be an id of lower-case words, such as "no-direct-env"' }),
  summary: text,
  clause: z.union([1, 2, 3, 4, 5, 6].map((clause) => z.literal(clause)), { error: 'a clause of the mandate, 1 to 6' }),
  severity,
  defaults: z.unknown(),
  schema: z.custom((value) => typeof value === 'function', { error: 'must be a function that makes the zod schema of the options (or spread `noOptions`)' }),
  check: z.custom((value) => typeof value === 'function', { error: 'must be a function that yields violations' }),
}, { error: 'must be a rule made with `defineRule`' });

function ruleSettings(rules: readonly Rule[]): Record<string, z.ZodType> {
  return Object.fromEntries(rules.map((rule) => [
    rule.id,
    z.union([severity, z.tuple([severity]), z.tuple([severity, rule.schema(z)])], { error: severityError })
      .optional().describe(rule.summary),
  ]));
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fixture, readFixture } from './read-fixture.ts';

/** The directory of the rules. */
export const rulesRoot = join(import.meta.dirname, '../rules');

/** A fixture with the rule it was written for and what it claims of it. */
export interface ListedFixture {
  readonly rule: string;
  /** `no-deep-import/allows-tests`, or `no-deep-import/README: Example`. */
  readonly name: string;
  readonly claim: 'fires' | 'allows';
  readonly fixture: Fixture;
}

/** The folders of rules, sorted. */
export function ruleFolders(): string[] {
  return readdirSync(rulesRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name).sort();
}

/** Every fixture of every rule, and the examples of every README, sorted by name. */
export function listFixtures(): ListedFixture[] {
  return ruleFolders().flatMap((rule) => [...fixtureFiles(rule), ...readmeExamples(rule)]);
}

function fixtureFiles(rule: string): ListedFixture[] {
  const directory = join(rulesRoot, rule, 'fixtures');
  return readdirSync(directory).sort().map((file) => {
    const [, claim] = /^(fires|allows)-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/.exec(file) ?? [];
    if (claim !== 'fires' && claim !== 'allows') throw new Error(`${rule}/fixtures/${file} is named neither fires-… nor allows-…`);
    return { rule, name: `${rule}/${file.slice(0, -'.md'.length)}`, claim, fixture: readNamed(file, readFileSync(join(directory, file), 'utf8')) };
  });
}

function readmeExamples(rule: string): ListedFixture[] {
  const sections = readmeSections(rule);
  return ([['Example', 'fires'], ['Instead', 'allows']] as const).map(([heading, claim]) => (
    { rule, name: `${rule}/README: ${heading}`, claim, fixture: readNamed(`${rule}/README.md`, `# ${heading}\n${sections.get(heading) ?? ''}`) }
  ));
}

/** The sections of a rule's README by their heading, in order; what stands before the first is under ''. */
export function readmeSections(rule: string): Map<string, string> {
  const parts = readFileSync(join(rulesRoot, rule, 'README.md'), 'utf8').split(/^## (.+)$/m);
  const sections = new Map([['', parts[0]!]]);
  for (let at = 1; at < parts.length; at += 2) sections.set(parts[at]!.trim(), parts[at + 1]!);
  return sections;
}

function readNamed(name: string, markdown: string): Fixture {
  try {
    return readFixture(markdown);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

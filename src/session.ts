import { inferArchitecture } from './architecture/infer-architecture.ts';
import { applyBaseline } from './check/apply-baseline.ts';
import { attributesFile, isBaselineFile } from './check/baseline-file.ts';
import { deadSelectors } from './check/dead-selectors.ts';
import { enableRules } from './check/enable-rules.ts';
import { makeReport } from './check/make-report.ts';
import { planBaseline } from './check/plan-baseline.ts';
import { type BaselineFile, readBaseline } from './check/read-baseline.ts';
import { type Settled, settleFindings } from './check/settle-findings.ts';
import type { EnabledRule } from './check/run-rules.ts';
import type { Extraction } from './facts/extract-facts.ts';
import { prepareReaders } from './facts/prepare-readers.ts';
import { readYaml } from './facts/documents/yaml-documents.ts';
import { type BuiltGraph, buildGraph } from './graph/build-graph.ts';
import type { Reading } from './inventory/reading.ts';
import { takeInventory } from './inventory/take-inventory.ts';
import type { Architecture } from './model/architecture.ts';
import type { BaselinePlan } from './model/baseline.ts';
import type { Inventory } from './model/inventory.ts';
import type { Config } from './model/config.ts';
import { isCruiserRule } from './model/cruiser-rule.ts';
import { problem, type Problem } from './model/problem.ts';
import type { Report } from './model/report.ts';
import type { Rule } from './model/rule.ts';
import type { Site } from './model/site.ts';
import type { Tree } from './model/tree.ts';
import { type Owners, findOwners } from './owners/find-owners.ts';
import { type FactMemory, type OnDisk, cacheFileIn, readFacts, rememberFacts } from './read-facts.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';
import { version as toolVersion } from './version.ts';

export interface SessionSettings {
  readonly config?: Config;
  /** Every rule there is; the config says which of them run. */
  readonly rules: readonly Rule[];
  /** Directory for facts of earlier runs; false for none. */
  readonly cacheDirectory?: string | false;
  /** The day in UTC, `2026-05-04`, by which waivers expire; without it a config with waivers cannot be judged. */
  readonly today?: string;
  /** Where each waiver of the config is written, in their order. */
  readonly waiverSites?: readonly Site[];
  onProgress?(stage: string, done: number, of: number): void;
}

/** What else goes into a report: rules that are no function of the tree alone, and what kept others from a verdict. */
export interface Beside {
  readonly rules: readonly EnabledRule[];
  readonly problems: readonly Problem[];
  /** Whether dependency-cruiser had its say. Where not, exceptions from its rules are let alone: nobody looked whether they hold. */
  readonly cruised: boolean;
}

const nothing: Beside = { rules: [], problems: [], cruised: false };

/** One repository with all of its stages alive. */
export interface Session {
  readonly architecture: Architecture;
  /** What could not be seen of the repository; what is wrong with rules and their options, only the report tells. */
  readonly problems: readonly Problem[];
  /** Runs the enabled rules, and those beside. The same bytes give the same report. */
  report(beside?: Beside): Report;
  /** What becomes of the baseline; a frozen one takes nothing up. Writes nothing. */
  planBaseline(frozen: boolean, beside?: Beside): BaselinePlan;
  /** Who owns a path, by CODEOWNERS. */
  ownersOf(path: string): readonly string[];
  /** The text of a file, as the analysis read it. */
  sourceOf(path: string): string | undefined;
}

/** A session that can go on from where it is. */
export interface Analysis extends Session {
  /**
   * The session on a tree that has other bytes in these files alone, at the price of what they reach; undefined where they tell
   * what the repository consists of, so that it must be analysed anew. This session is then at its end.
   */
  revised(tree: Tree, paths: readonly string[]): Analysis | undefined;
  /** Leaves the facts of all files for the next analysis. */
  remember(memory: FactMemory): void;
}

/** Analyses the working tree of a directory. */
export async function openSession(root: string, settings: SessionSettings): Promise<Session> {
  const tree = await openWorkingTree(root);
  await prepare(tree);
  return analyse(tree, settings, { root, ...cacheFileIn(settings.cacheDirectory) });
}

/** Loads what can only be waited for. An analysis without it tells of the files that it could then not read. Gives whether all is there. */
export async function prepare({ paths }: Tree): Promise<boolean> {
  return prepareReaders(paths);
}

/** Analyses any tree: of memory, of a git revision, of a directory. */
export function analyse(tree: Tree, settings: SessionSettings, onDisk: OnDisk = {}): Analysis {
  const config = settings.config ?? {};
  const reads = { tree, inventory: new Set<string>(), owners: new Set<string>() };
  const inventory = takeInventory(tree, { text: (path) => textOf(reads.tree, noted(reads.inventory, path)), yaml: yamlOf }, config);
  const { extraction, save } = readFacts(tree, inventory, onDisk, (done, of) => settings.onProgress?.('Reading files', done, of));
  const session = sessionOver({
    settings, config, inventory, reads,
    enabled: enableRules(settings.rules, config),
    owners: findOwners((path) => (tree.paths.includes(noted(reads.owners, path)) ? textOf(tree, path) : undefined)),
    baselinePaths: tree.paths.filter(isBaselineFile),
  }, { extraction, built: buildGraph(inventory, extraction.facts.table) });
  // Constants are read while the architecture is inferred.
  save();
  return session;
}

/** What holds as long as no file comes or goes, and none of those that it was made of changes. */
interface Ground {
  readonly settings: SessionSettings;
  readonly config: Config;
  readonly inventory: Inventory;
  readonly enabled: readonly EnabledRule[];
  readonly owners: Owners;
  readonly baselinePaths: readonly string[];
  /** The tree as it is now, and the files whose texts went into the inventory and the owners. */
  readonly reads: { tree: Tree; readonly inventory: Set<string>; readonly owners: Set<string> };
}

/** What follows the bytes of each file. */
interface Stages {
  readonly extraction: Extraction;
  readonly built: BuiltGraph;
}

function sessionOver(ground: Ground, { extraction: read, built }: Stages): Analysis {
  const { settings, config, inventory, enabled, owners, reads } = ground;
  const { graph } = built;
  const { tree } = reads;
  const { facts } = read;
  let extraction = read;
  const architecture = inferArchitecture(inventory, graph, facts, config);
  const problems: Problem[] = [
    ...tree.problems, ...inventory.problems, ...facts.problems, ...built.problems, ...architecture.problems,
    ...(graph.modules.length === 0 ? [noModules()] : []),
  ];
  const dead = graph.modules.length === 0 ? [] : deadSelectors(architecture, enabled);
  // What is new before the baseline has its say.
  const settled = (beside: Beside): Settled => settleFindings({
    architecture, config, rules: settings.rules, enabled: [...enabled, ...beside.rules], cruised: beside.cruised,
    waiverSites: settings.waiverSites ?? [], suppressions: facts.suppressions, today: settings.today, ownersOf: owners.of,
  });
  const baseline = (): readonly BaselineFile[] => readBaseline(ground.baselinePaths, (path) => textOf(reads.tree, path));
  const on = new Set(enabled.map(({ rule }) => rule.id));
  const known = new Set([...settings.rules, ...config.customRules ?? []].map(({ id }) => id));
  const isOffBeside = ({ cruised }: Beside) => (rule: string): boolean => (isCruiserRule(rule) ? !cruised : known.has(rule) && !on.has(rule));
  return {
    architecture,
    problems,
    ownersOf: owners.of,
    sourceOf: (path) => textOf(reads.tree, path),
    planBaseline: (frozen, beside = nothing) => planBaseline({
      findings: settled(beside).findings, files: baseline(), isOff: isOffBeside(beside), frozen, hasAttributes: tree.paths.includes(attributesFile.path),
    }),
    report: (beside = nothing) => {
      const { findings: all, problems: ofRules } = settled(beside);
      const { findings, problems: ofBaseline } = applyBaseline(all, baseline(), isOffBeside(beside));
      return makeReport({
        toolVersion,
        files: graph.modules.length,
        architecture,
        findings,
        problems: [...problems, ...owners.problems, ...dead, ...beside.problems, ...ofRules, ...ofBaseline],
        config,
      });
    },
    revised(now, paths) {
      if (paths.some((path) => reads.inventory.has(path) || reads.owners.has(path))) return undefined;
      const files = paths.flatMap((path) => inventory.fileOf(path) ?? []);
      reads.tree = now;
      const again = extraction.reread(now, files);
      extraction = again.extraction;
      // The baseline is read for each report.
      if (again.isSame && !paths.some(isBaselineFile)) return this;
      return sessionOver(ground, { extraction, built: built.rebuilt(extraction.facts.table, files) });
    },
    remember: (memory) => rememberFacts(extraction, inventory, memory),
  };
}

function textOf(tree: Tree, path: string): string | undefined {
  const bytes = tree.bytes(path);
  return bytes && decodeText(bytes).text;
}

/** Notes that a text was asked for, whether it is there or not. */
function noted(asked: Set<string>, path: string): string {
  asked.add(path);
  return path;
}

function yamlOf(text: string): ReturnType<Reading['yaml']> {
  const { documents, problem: found } = readYaml(text);
  return { value: documents[0]?.value, ...(found === undefined ? {} : { problem: found }) };
}

function noModules(): Problem {
  return problem('no-modules', 'No TypeScript or JavaScript file was found, so no rule could fire. Run mandate at the root '
    + 'of the repository, or name its directory: mandate check <directory>. Ignored files are not analysed.');
}

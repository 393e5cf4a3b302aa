import { createRequire } from 'node:module';
import type * as Ast from 'dockerfile-ast';
import { namingWords } from './shell-words.ts';
import { itemsOf } from '../documents/untyped.ts';

/** One build stage of a Dockerfile, as far as it tells what is built. */
export interface Stage {
  readonly name: string | undefined;
  readonly line: number;
  /** The image or stage that FROM names. */
  readonly from: string | undefined;
  /** The stage it inherits from. */
  readonly base: Stage | undefined;
  /** Stages that it inherits from or copies from. */
  readonly uses: readonly Stage[];
  /** The words of ENTRYPOINT and CMD. */
  readonly command: readonly string[];
  /** Words of commands, working directories and build tools' filters. */
  readonly telling: readonly string[];
  /** Sources of COPY and ADD: what lies in the image, be it the thing built or a library of it. */
  readonly copied: readonly string[];
}

interface Draft extends Stage {
  base: Stage | undefined;
  command: readonly string[];
  readonly uses: Stage[];
  readonly commands: string[];
  readonly directories: string[];
  readonly builds: string[];
  readonly copied: string[];
}

const maxLength = 200_000;
const maxStages = 100;

const load = createRequire(import.meta.url);

/** The stages of a Dockerfile, in order. The parser is loaded on first use. */
export function readStages(text: string): { readonly stages: readonly Stage[]; readonly problem?: { readonly message: string; readonly line: number; readonly column: number } } {
  if (text.length > maxLength) return { stages: [], problem: { message: 'it is larger than 200 kB', line: 1, column: 1 } };
  const { DockerfileParser } = load('dockerfile-ast') as typeof Ast;
  const stages: Draft[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') stages.push(openStage(instruction as Ast.From, stages));
    else if (stages.length > 0) addTo(stages.at(-1)!, instruction, stages);
  }
  if (stages.length > maxStages) return { stages: [], problem: { message: `it has more than ${maxStages} stages`, line: 1, column: 1 } };
  if (stages.length === 0) return { stages, problem: { message: 'it has no FROM instruction', line: 1, column: 1 } };
  return { stages: stages.map((stage) => Object.assign(stage, { telling: [...stage.commands, ...stage.directories.reverse(), ...stage.builds] })) };
}

function openStage(from: Ast.From, earlier: readonly Draft[]): Draft {
  const image = from.getImage() ?? undefined;
  const base = stageNamed(image, earlier);
  return {
    name: from.getBuildStage() ?? undefined, line: from.getRange().start.line + 1, from: image, base,
    uses: base === undefined ? [] : [base],
    command: [], telling: [], commands: [], directories: [], builds: [], copied: [],
  };
}

function addTo(stage: Draft, instruction: Ast.Instruction, stages: readonly Draft[]): void {
  const keyword = instruction.getKeyword();
  if (keyword === 'CMD' || keyword === 'ENTRYPOINT') {
    const words = listOf(instruction);
    stage.command = keyword === 'CMD' ? [...stage.command, ...words] : [...words, ...stage.command];
    stage.commands.push(...namingWords(words));
  } else if (keyword === 'WORKDIR') {
    stage.directories.push(...namingWords(instruction.getArgumentsContent() ?? ''));
  } else if (keyword === 'RUN') {
    stage.builds.push(...buildTargets(instruction.getArgumentsContent() ?? ''));
  } else if (keyword === 'COPY' || keyword === 'ADD') {
    addCopy(stage, instruction as Ast.Copy, stages);
  }
}

function addCopy(stage: Draft, copy: Ast.Copy, stages: readonly Draft[]): void {
  const from = copy.getFlags().find((flag) => flag.getName() === 'from')?.getValue() ?? undefined;
  const source = from === undefined ? undefined : stageNamed(from, stages) ?? stages[/^\d+$/.test(from) ? Number(from) : -1];
  if (source !== undefined && source !== stage && !stage.uses.includes(source)) stage.uses.push(source);
  // What is copied from an image of elsewhere lies outside the repository.
  if (from === undefined || source !== undefined) stage.copied.push(...namingWords(listOf(copy).slice(0, -1)));
}

/** The words of an instruction, be they in shell or in JSON form. */
function listOf(instruction: Ast.Instruction): readonly string[] {
  const content = instruction.getArgumentsContent() ?? '';
  return jsonList(content) ?? instruction.getArguments().map((argument) => argument.getValue());
}

function jsonList(content: string): readonly string[] | undefined {
  if (!content.trimStart().startsWith('[')) return undefined;
  try {
    return itemsOf(JSON.parse(content)).filter((word) => typeof word === 'string');
  } catch {
    return undefined; // Docker takes a list that is no JSON for a shell command, too.
  }
}

function stageNamed(name: string | undefined, stages: readonly Draft[]): Draft | undefined {
  return name === undefined ? undefined : stages.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
}

const selecting = /^(--filter|-F|-w|--workspace|--scope|--projects?|--to|-t|--cwd|--prefix|-C|--dir|-p|--build|workspaces?|prune|focus|cd)$/;
const selectingWith = /^(--filter|--workspace|--scope|--projects?|--to|--cwd|--prefix|--dir)=/;

/** What the build tools of a RUN instruction are told to build: filters, workspaces, Nx and Nest projects, paths. */
function buildTargets(command: string): readonly string[] {
  const targets: string[] = [];
  for (const step of command.split(/&&|\|\||[;|\n]/)) {
    const words = step.trim().split(/\s+/);
    const tool = words.findIndex((word) => /^(nx|nest|turbo|moon|lerna|rush|tsc)$/.test(word));
    const script = words.findIndex((word) => /^(build|start)(:[\w:-]+)?$/.test(word));
    words.forEach((word, index) => {
      const previous = words[index - 1] ?? '';
      const selected = selecting.test(previous) || selectingWith.test(word) || (tool >= 0 && index > tool && index >= script)
        || (script >= 0 && index > script);
      if ((selected || previous === '--') && !/^-[a-zA-Z]$/.test(word)) targets.push(...namingWords(word));
    });
  }
  return targets;
}

import { readFileSync } from 'node:fs';
import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver';
import { type GraphFormat, graphFormats } from '../../cruiser/graph-formats.ts';
import type { Rule } from '../../model/rule.ts';
import { UserError } from '../../model/user-error.ts';
import { ruleDocument } from '../../rule-document.ts';
import type { Folders } from './folders.ts';
import type { Repository } from './repository.ts';
import { type Status, statusOf } from './status.ts';
import { pathOf } from './uris.ts';

/** Checks all that is open anew, from the disk. Gives the status of each repository. */
export const checkCommand = 'mandate.checkWorkspace';
/** Takes a URI in the repository and a format, both optional. Gives the graph of services as text. */
export const graphCommand = 'mandate.showGraph';
/** Takes the id of a rule. Gives its document in Markdown. */
export const explainCommand = 'mandate.explain';

export interface CommandContext {
  readonly folders: Folders;
  readonly rules: readonly Rule[];
}

/** Runs a command that the client sends. What is wrong with it is an answer of the protocol. */
export async function executeCommand({ command, arguments: given = [] }: ExecuteCommandParams, context: CommandContext): Promise<unknown> {
  try {
    switch (command) {
      case checkCommand: return await checkAll(context);
      case graphCommand: return await graphOf(given, context);
      case explainCommand: return explain(given[0], context);
      default: return wrong(`There is no command ${command}.`);
    }
  } catch (error) {
    if (error instanceof UserError) return wrong(error.message);
    throw error;
  }
}

async function checkAll({ folders }: CommandContext): Promise<readonly Status[]> {
  const repositories = [...folders.repositories];
  for (const repository of repositories) repository.touched();
  await Promise.all(repositories.map((repository) => repository.current()));
  return repositories.map((repository) => statusOf(repository, folders));
}

interface PrintedGraph {
  readonly root: string;
  readonly format: GraphFormat;
  readonly text: string;
}

async function graphOf([uri, asked = 'mermaid']: readonly unknown[], { folders }: CommandContext): Promise<PrintedGraph | ResponseError> {
  const format = graphFormats.find((one) => one === asked);
  if (format === undefined) return wrong(`A graph is printed as ${graphFormats.join(', ')}.`);
  const repository = repositoryAt(uri, folders);
  const verdict = await repository?.current();
  if (repository === undefined || verdict === undefined) return wrong('No repository is open that has a graph.');
  const { printGraph } = await import('../../cruiser/print-graph.ts');
  const { text } = await printGraph(verdict.session.architecture, verdict.report.findings, {
    // An install of dependency-cruiser that the repository brings is code of the repository.
    format, level: 'service', ...(repository.trusted ? { root: repository.root } : {}),
  });
  return { root: repository.root, format, text };
}

function repositoryAt(uri: unknown, folders: Folders): Repository | undefined {
  const file = typeof uri === 'string' ? pathOf(uri) : undefined;
  return file === undefined ? [...folders.repositories][0] : folders.placesOf(file)[0]?.repository;
}

function explain(id: unknown, { folders, rules }: CommandContext): string | ResponseError {
  if (typeof id !== 'string') return wrong('mandate.explain takes the id of a rule.');
  const document = ruleDocument(id);
  if (document !== undefined) return readFileSync(document, 'utf8');
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return `# ${rule.id}\n\n${rule.summary}\n`;
  const found = [...folders.repositories].flatMap(({ verdict }) => verdict?.report.findings.find((one) => one.rule === id) ?? [])[0];
  return found === undefined ? wrong(`There is no rule ${id}.`) : `# ${found.rule}\n\nA rule of this repository.\n\n- why: ${found.why}\n- fix: ${found.fix}\n`;
}

function wrong(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

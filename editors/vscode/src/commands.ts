import { ProgressLocation, commands, languages, window, workspace } from 'vscode';
import { type PrintedGraph, type Status, serverCommands } from './server-protocol.ts';
import type { Server } from './open-server.ts';
import type { Servers } from './open-servers.ts';
import type { ShownDocuments } from './shown-documents.ts';
import { statusLine } from './status-line.ts';

export interface CommandContext {
  readonly servers: Servers;
  readonly documents: ShownDocuments;
  restart(): Promise<void>;
  showLog(): void;
  showHelp(): Promise<void>;
}

/** What each command of the manifest does. */
export function commandsOf(context: CommandContext): Readonly<Record<string, () => Promise<void> | void>> {
  const { servers, documents } = context;
  return {
    'mandate.checkWorkspace': told(servers, () => checkWorkspace(servers)),
    'mandate.showGraph': told(servers, () => showGraph(servers, documents)),
    'mandate.explain': told(servers, () => explain(servers, documents)),
    'mandate.restart': () => context.restart(),
    'mandate.showLog': () => context.showLog(),
    'mandate.showHelp': () => context.showHelp(),
  };
}

/** Says what is wrong instead of doing nothing: that no server runs, or what the server answers. */
function told(servers: Servers, run: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      if (servers.running.length > 0) return await run();
      const why = statusLine(servers.standing)?.tooltip;
      void window.showInformationMessage(why ?? 'No folder is open that mandate could check, or the setting mandate.enable is off.');
    } catch (error) {
      void window.showErrorMessage(`mandate: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

async function checkWorkspace({ running }: Servers): Promise<void> {
  const statuses = await window.withProgress({ location: ProgressLocation.Window, title: 'mandate checks the workspace' }, async () => (
    await Promise.all(running.map((server) => server.execute(serverCommands.check)))
  )) as readonly (readonly Status[])[];
  const line = statusLine({ without: [], statuses: statuses.flat(), starting: 0, failures: [] });
  const [problems, log] = ['Show Problems', 'Show Log'];
  const text = line?.text ?? 'mandate: no repository is open';
  const chosen = await window.showInformationMessage(text.replace(/^\$\([\w~-]+\) /, ''), problems, log);
  if (chosen === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (chosen === log) await commands.executeCommand('mandate.showLog');
}

async function showGraph(servers: Servers, documents: ShownDocuments): Promise<void> {
  const found = await repositoryToShow(servers);
  if (found === undefined) return;
  const { text } = await found.server.execute(serverCommands.graph, found.root, 'mermaid') as PrintedGraph;
  const title = `Services of ${nameOf(found.root)}`;
  await documents.show(title, `# ${title}\n\n\`\`\`mermaid\n${text.trimEnd()}\n\`\`\`\n`);
}

/** The repository of the file that is open, else one that the user picks. */
async function repositoryToShow({ running, serverOf }: Servers): Promise<{ readonly server: Server; readonly root: string } | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const folder = active === undefined ? undefined : workspace.getWorkspaceFolder(active);
  const own = folder === undefined ? undefined : serverOf(folder.uri.fsPath);
  if (active !== undefined && own !== undefined) {
    const status = own.statuses.find(({ folders }) => folders.includes(folder!.uri.toString()));
    return { server: own, root: status?.root ?? active.toString() };
  }
  const all = running.flatMap((server) => server.statuses.map(({ root }) => ({ server, root, label: nameOf(root) })));
  if (all.length > 1) return window.showQuickPick(all, { placeHolder: 'Whose services?' });
  if (all.length === 0) throw new Error('the repository is still being read, or could not be: the status item tells.');
  return all[0];
}

async function explain({ running }: Servers, documents: ShownDocuments): Promise<void> {
  const rule = await ruleToExplain();
  if (rule === undefined || rule === '') return;
  const answers = await Promise.allSettled(running.map((server) => server.execute(serverCommands.explain, rule)));
  const text = answers.find((answer) => answer.status === 'fulfilled')?.value;
  const refused = answers.find((answer) => answer.status === 'rejected');
  if (typeof text !== 'string') throw refused?.reason ?? new Error(`There is no rule ${rule}.`);
  await documents.show(rule, text);
}

const another = 'another rule …';

/** A rule that was broken here, those at the cursor first; or one that the user names. */
async function ruleToExplain(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const inFile = editor === undefined ? [] : languages.getDiagnostics(editor.document.uri);
  const here = inFile.filter(({ range }) => range.intersection(editor!.selection) !== undefined);
  const everywhere = languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  const own = [...here, ...everywhere].filter(({ source }) => source === 'mandate');
  const rules = own.flatMap(({ code }) => (typeof code === 'object' ? [String(code.value)] : []));
  const chosen = rules.length === 0 ? another : await window.showQuickPick([...new Set(rules), another], { placeHolder: 'Which rule?' });
  return chosen === another ? window.showInputBox({ prompt: 'The id of the rule', placeHolder: 'no-cross-service-import' }) : chosen;
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.replace(/\/$/, '').split('/').at(-1)!);
}

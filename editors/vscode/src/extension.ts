import { type ExtensionContext, StatusBarAlignment, ThemeColor, commands, window, workspace } from 'vscode';
import { commandsOf } from './commands.ts';
import { nodeDisk } from './node-disk.ts';
import { type Servers, openServers } from './open-servers.ts';
import { planServers } from './plan-servers.ts';
import { openShownDocuments } from './shown-documents.ts';
import { statusLine } from './status-line.ts';

/** Milliseconds between two looks for an install where there is none. */
const patience = 10_000;

let servers: Servers | undefined;

/** Called by VS Code, once. */
export async function activate({ subscriptions, extension }: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('mandate', { log: true });
  const item = window.createStatusBarItem('mandate.status', StatusBarAlignment.Left, -10);
  item.name = 'mandate';
  const documents = openShownDocuments();
  const running = servers = openServers(log, () => {
    const line = statusLine(running.standing);
    if (line === undefined) return item.hide();
    const [command, ...given] = line.command;
    item.text = line.text;
    item.tooltip = line.tooltip;
    item.backgroundColor = line.level === 'none' ? undefined : new ThemeColor(`statusBarItem.${line.level}Background`);
    item.command = { title: 'mandate', command, arguments: given };
    item.show();
  });
  const look = (): Promise<void> => running.follow(currentPlan());
  const restart = async (): Promise<void> => {
    await running.stop();
    await look();
  };
  const actions = commandsOf({
    servers: running, documents, restart,
    showLog: () => log.show(),
    showHelp: async () => void await commands.executeCommand('extension.open', extension.id),
  });
  const timer = setInterval(() => {
    if (running.standing.without.some(({ reason }) => reason !== 'not-trusted')) void look();
  }, patience);
  subscriptions.push(
    log, item, documents, { dispose: () => clearInterval(timer) },
    ...Object.entries(actions).map(([id, run]) => commands.registerCommand(id, run)),
    workspace.onDidChangeWorkspaceFolders(look),
    workspace.onDidGrantWorkspaceTrust(async () => {
      await look();
      await running.trust();
    }),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('mandate.enable') || event.affectsConfiguration('mandate.path')) await look();
    }),
  );
  await look();
}

/** Called by VS Code before it ends. */
export async function deactivate(): Promise<void> {
  await servers?.stop();
}

function currentPlan(): ReturnType<typeof planServers> {
  const settings = workspace.getConfiguration('mandate');
  const path = settings.inspect<string>('path');
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return planServers({
    folders: settings.get('enable') === false ? [] : folders.map(({ uri }) => uri.fsPath),
    trusted: workspace.isTrusted,
    path: { user: textOf(path?.globalValue), workspace: textOf(path?.workspaceValue) },
  }, nodeDisk);
}

/** A setting of a file may be anything. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

import { homedir } from 'node:os';
import { basename } from 'node:path';
import { type LogOutputChannel, Uri, workspace } from 'vscode';
import { CloseAction, type ErrorHandler, LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import { foldersFeature } from './folders-feature.ts';
import { type Status, statusMethod, trustMethod } from './server-protocol.ts';

/** A server that runs, and what it tells. */
export interface Server {
  /** What holds of the repositories of its folders, as far as it was told. */
  readonly statuses: readonly Status[];
  /** Why it does not run; undefined while it does, and while it starts. */
  readonly failure: string | undefined;
  /** Gives it other folders. */
  follow(folders: readonly string[]): Promise<void>;
  /** Tells it that the user trusts the workspace. */
  trust(): Promise<void>;
  execute(command: string, ...given: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

export interface ServerSettings {
  /** Absolute path of its command line. */
  readonly cli: string;
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly log: LogOutputChannel;
  /** Called when there is something else to tell. */
  changed(): void;
}

const wayOut = 'The log tells why; the command "mandate: Restart Server" starts it again.';

/** Starts a server on VS Code's own Node.js. */
export function openServer({ cli, folders: first, log, changed }: ServerSettings): Server {
  const statuses = new Map<string, Status>();
  let folders = first.map(toFolder);
  let failure: string | undefined;
  let isOver = false;
  let usual: ErrorHandler | undefined;
  const errorHandler: ErrorHandler = {
    error: (error, message, count) => (usual ??= client.createDefaultErrorHandler()).error(error, message, count),
    // What ends before it answers once would do so again. What ends later is started again, a few times.
    closed() {
      if (client.state !== State.Running) return { action: CloseAction.DoNotRestart, handled: true };
      return (usual ??= client.createDefaultErrorHandler()).closed();
    },
  };
  const client: LanguageClient = new LanguageClient('mandate', 'mandate', {
    // The home directory: Windows looks for programs in the working directory first, and the workspace is not ours to trust.
    module: cli, args: ['lsp'], transport: TransportKind.stdio, options: { cwd: homedir() },
  }, {
    // Manifests, deployment files and schemas are read as well as code.
    documentSelector: [{ scheme: 'file' }],
    outputChannel: log, errorHandler,
    initializationOptions: () => ({ trusted: workspace.isTrusted }),
    initializationFailedHandler: () => false,
  });
  client.registerFeature(foldersFeature(() => folders));
  client.onNotification(statusMethod, (status: Status) => {
    statuses.set(status.root, status);
    changed();
  });
  client.onDidChangeState(({ newState }) => {
    const isEnded = newState === State.Stopped || newState === State.StartFailed;
    if (isEnded) statuses.clear();
    failure = isEnded && !isOver ? `${cli} ended, or is no language server. ${wayOut}` : undefined;
    changed();
  });
  const started = client.start().catch((error: unknown) => {
    if (!isOver) log.error(`${cli} did not start.`, error instanceof Error ? error : String(error));
  });
  return {
    get statuses() {
      return [...statuses.values()].filter((status) => status.folders.some((uri) => folders.some((folder) => folder.uri === uri)));
    },
    get failure() {
      return failure;
    },
    async follow(paths) {
      const before = folders;
      folders = paths.map(toFolder);
      const added = folders.filter(({ uri }) => !before.some((folder) => folder.uri === uri));
      const removed = before.filter(({ uri }) => !folders.some((folder) => folder.uri === uri));
      if (added.length + removed.length === 0) return;
      await started;
      if (client.isRunning()) await client.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    },
    async trust() {
      await started;
      if (client.isRunning()) await client.sendNotification(trustMethod, { trusted: true });
    },
    async execute(command, ...given) {
      await started;
      return client.sendRequest('workspace/executeCommand', { command, arguments: given });
    },
    async stop() {
      isOver = true;
      // One that has not answered yet may never do so.
      if (!client.isRunning()) client.serverProcess?.kill();
      await started;
      await client.dispose().catch((error: unknown) => log.warn(`${cli} did not end in order.`, String(error)));
    },
  };
}

function toFolder(path: string): { readonly uri: string; readonly name: string } {
  return { uri: Uri.file(path).toString(), name: basename(path) };
}

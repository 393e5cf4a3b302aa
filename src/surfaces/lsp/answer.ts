import { pathToFileURL } from 'node:url';
import { type Connection, ErrorCodes, FileChangeType, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { serverCapabilities } from './capabilities.ts';
import { tellOfChanges } from './changed-files.ts';
import { clientOf } from './client.ts';
import { codeActionsAt } from './code-actions.ts';
import { executeCommand } from './commands.ts';
import { type Editor, type EditorSettings, openEditor } from './editor.ts';
import { firstFolders } from './folders.ts';
import { hoverAt } from './hover.ts';
import type { Log } from './log.ts';
import { statusMethod, statusOf } from './status.ts';

/** The notification by which a client tells that the user trusts the workspace, or no longer does. */
const trustMethod = 'mandate/trust';

export type AnswerSettings = Omit<EditorSettings, 'client' | 'trusted' | 'log'>;

export interface Surroundings {
  readonly log: Log;
  /** Whether the client asked for an end, so that only `exit` may follow. */
  isShutDown(): boolean;
}

/** Answers what comes over a connection. Whatever goes wrong goes to the client's log, and the next message is answered. */
export function answer(connection: Connection, settings: AnswerSettings, { log, isShutDown }: Surroundings): { close(): void } {
  let editor: Editor | undefined;
  let first: readonly string[] = [];
  /** A notification that comes too early or too late is dropped, as the protocol has it. */
  const hear = <Params>(handler: (editor: Editor, params: Params) => unknown) => async (params: Params): Promise<void> => {
    if (editor === undefined || isShutDown()) return;
    try {
      await handler(editor, params);
    } catch (error) {
      log.error('A notification could not be taken in.', error);
    }
  };
  const reply = <Params, Result>(
    handler: (editor: Editor, params: Params) => Promise<Result | ResponseError>,
  ) => async (params: Params): Promise<Result | ResponseError> => {
    if (isShutDown()) return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.');
    if (editor === undefined) return new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request has to be `initialize`.');
    return handler(editor, params);
  };

  connection.onInitialize((params) => {
    if (editor !== undefined) return new ResponseError(ErrorCodes.InvalidRequest, 'The server was initialized before.') as never;
    const options: unknown = params.initializationOptions;
    const trusted = !(typeof options === 'object' && options !== null && 'trusted' in options && options.trusted === false);
    first = firstFolders(params, (path) => pathToFileURL(path).href);
    editor = openEditor(connection, { ...settings, client: clientOf(params), trusted, log });
    return serverCapabilities();
  });
  const followFolders = hear((to, { event }: { event: { added: readonly { uri: string }[]; removed: readonly { uri: string }[] } }) => {
    // What is added first may share a repository with what is removed.
    to.addFolders(event.added.map(({ uri }) => uri));
    for (const { uri } of event.removed) to.folders.remove(uri);
  });
  connection.onInitialized(hear(async (to) => {
    // Not before: the library puts a handler of its own in the place of one that stood there when it was initialized.
    connection.onNotification('workspace/didChangeWorkspaceFolders', followFolders);
    if (first.length === 0) log.info('No folder is open. mandate checks whole repositories, so single files have no findings: open the folder of the repository.');
    to.addFolders(first);
    await to.watch();
  }));
  connection.onNotification(trustMethod, hear((to, { trusted }: { trusted: boolean }) => to.trust(trusted === true)));
  connection.onDidChangeConfiguration(() => undefined);

  connection.onDidOpenTextDocument(hear((to, params) => to.opened(to.documents.open(params))));
  connection.onDidChangeTextDocument(hear((to, params) => {
    const document = to.documents.change(params);
    if (document !== undefined) to.lay(document.uri, document);
    else log.warn(`${params.textDocument.uri} was changed but never opened, so its text is not known. The file on the disk counts.`);
  }));
  connection.onDidCloseTextDocument(hear((to, { textDocument: { uri } }) => {
    if (to.documents.close(uri)) to.lay(uri, undefined);
  }));
  connection.onDidSaveTextDocument(hear((to, { textDocument: { uri } }) => tellOfChanges([{ uri, type: FileChangeType.Changed }], to.folders)));
  connection.onDidChangeWatchedFiles(hear((to, { changes }) => tellOfChanges(changes, to.folders)));
  connection.workspace.onDidCreateFiles(hear((to, { files }) => {
    tellOfChanges(files.map(({ uri }) => ({ uri, type: FileChangeType.Created })), to.folders);
  }));
  connection.workspace.onDidDeleteFiles(hear((to, { files }) => {
    tellOfChanges(files.map(({ uri }) => ({ uri, type: FileChangeType.Deleted })), to.folders);
  }));
  connection.workspace.onDidRenameFiles(hear((to, { files }) => tellOfChanges(files.flatMap(({ oldUri, newUri }) => [
    { uri: oldUri, type: FileChangeType.Deleted }, { uri: newUri, type: FileChangeType.Created },
  ]), to.folders)));

  connection.onHover(reply(async (to, { textDocument: { uri }, position }) => {
    const place = to.placeOf(uri);
    const verdict = await place?.repository.current();
    if (place === undefined || verdict === undefined) return null;
    return hoverAt(position, { verdict, path: place.path, markdown: to.client.markdown, rangeOf: (site) => place.repository.ranges.of(site) });
  }));
  connection.onCodeAction(reply(async (to, params) => {
    const place = to.client.codeActions ? to.placeOf(params.textDocument.uri) : undefined;
    const verdict = await place?.repository.current();
    if (place === undefined || verdict === undefined) return [];
    const { repository, path } = place;
    const versions = versionsOf(to);
    const actions = await codeActionsAt(params, {
      verdict, path, client: to.client,
      rangeOf: (site) => repository.ranges.of(site), uriOf: (file) => to.uriOf(repository, file),
      versionOf: (file) => to.documents.get(to.uriOf(repository, file))?.version ?? null,
    });
    // Edits for a text that is no longer there would spoil the one that is.
    return versionsOf(to) === versions ? actions : new ResponseError(LSPErrorCodes.ContentModified, 'The document was changed meanwhile.');
  }));
  connection.onRequest(statusMethod, reply(async ({ folders }) => {
    const repositories = [...folders.repositories];
    await Promise.all(repositories.map((repository) => repository.current()));
    return repositories.map((repository) => statusOf(repository, folders));
  }));
  connection.onExecuteCommand(reply((to, params) => executeCommand(params, to)));
  return { close: () => editor?.close() };
}

function versionsOf({ documents }: Editor): string {
  return [...documents.all()].map(({ uri, version }) => `${version} ${uri}`).join('\n');
}

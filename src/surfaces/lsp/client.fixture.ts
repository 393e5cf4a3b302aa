import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type {
  ClientCapabilities, CodeAction, Diagnostic, Hover, InitializeParams, InitializeResult, Position, ProtocolConnection, PublishDiagnosticsParams, Range, TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { rules } from '../../../rules/index.ts';
import { serveLsp } from './serve-lsp.ts';
import type { Status } from './status.ts';

/** Two services and an interface; orders imports only what is published. */
export const shop: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  'services/orders/package.json': '{\n  "name": "@shop/orders",\n  "private": true,\n  "dependencies": {\n    "@shop/billing-contracts": "*"\n  }\n}\n',
  'services/orders/Dockerfile': 'FROM node:22\nCOPY services/orders .\n',
  'services/orders/src/main.ts': "import { invoiceRoute } from '@shop/billing-contracts';\n\nexport const route = invoiceRoute;\n",
  'services/billing/package.json': '{ "name": "@shop/billing", "private": true, "dependencies": { "@shop/billing-contracts": "*" } }\n',
  'services/billing/Dockerfile': 'FROM node:22\nCOPY services/billing .\n',
  'services/billing/src/main.ts': "export { invoices } from './invoices.js';\n",
  'services/billing/src/invoices.ts': 'export const invoices = [];\n',
  'packages/billing-contracts/package.json': '{ "name": "@shop/billing-contracts", "private": true, "exports": "./src/index.ts" }\n',
  'packages/billing-contracts/src/index.ts': "export { invoiceRoute } from './routes.js';\n",
  'packages/billing-contracts/src/routes.ts': "export const invoiceRoute = '/invoices';\n",
};

export interface Start {
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initialize?: (root: string) => Partial<InitializeParams>;
  readonly trusted?: boolean;
}

/** An editor at the other end of a server that runs in this process, over a repository of its own. */
export interface TestEditor {
  readonly root: string;
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What goes to the server as it is. */
  raw(text: string): void;
  /** What came from the server as it is. */
  received(): string;
  readonly ended: Promise<0 | 1>;
  /** The URIs of diagnostics that came, in their order. */
  readonly published: PublishDiagnosticsParams[];
  readonly logged: string[];
  readonly shown: string[];
  readonly statuses: Status[];
  readonly registered: string[];
  uri(path: string): string;
  write(path: string, text: string): void;
  remove(path: string): void;
  open(path: string, text: string): Promise<void>;
  change(path: string, changes: readonly { range?: Range; text: string }[]): Promise<void>;
  close(path: string): Promise<void>;
  watched(changes: Readonly<Record<string, 1 | 2 | 3>>): Promise<void>;
  /** Waits until nothing is left to check. */
  settled(): Promise<void>;
  /** What the client knows of a file by then. */
  diagnostics(path: string): Promise<readonly Diagnostic[]>;
  /** `path code`, of all files. */
  codes(): Promise<readonly string[]>;
  hover(path: string, position: Position): Promise<Hover | null>;
  actions(path: string, range: Range, diagnostics?: readonly Diagnostic[], only?: readonly string[]): Promise<readonly CodeAction[]>;
  /** Applies an action to buffers as an editor does. Gives the new texts. */
  apply(action: CodeAction, texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
}

export const capable: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true }, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export async function startEditor({ files = shop, capabilities = capable, initialize, trusted }: Start = {}): Promise<TestEditor> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-lsp-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  const ended = serveLsp({ input: toServer, output: fromServer }, {
    rules: () => Promise.resolve(rules), rootOf: (directory) => directory, cacheDirectoryOf: () => false, today: () => '2026-05-04',
  });
  let received = '';
  fromServer.on('data', (chunk: Buffer) => (received += chunk.toString()));
  const connection = createProtocolConnection(new StreamMessageReader(fromServer), new StreamMessageWriter(toServer));
  const [published, logged, shown, statuses, registered]: [PublishDiagnosticsParams[], string[], string[], Status[], string[]] = [[], [], [], [], []];
  const known = new Map<string, readonly Diagnostic[]>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    known.set(params.uri, params.diagnostics);
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
  connection.onNotification('mandate/status', (status: Status) => void statuses.push(status));
  connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
    registered.push(...registrations.map(({ method }) => method));
    return null;
  });
  connection.listen();
  onTestFinished(async () => {
    toServer.end();
    await ended;
    connection.dispose();
    rmSync(root, { recursive: true, force: true });
  });
  const uri = (path: string): string => pathToFileURL(join(root, path)).href;
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null, rootUri: null, capabilities, workspaceFolders: [{ uri: uri(''), name: 'shop' }],
    ...(trusted === undefined ? {} : { initializationOptions: { trusted } }),
    ...initialize?.(root),
  } satisfies InitializeParams);
  await connection.sendNotification('initialized', {});
  let version = 1;
  const settled = async (): Promise<void> => void await connection.sendRequest('mandate/status');
  const editor: TestEditor = {
    root, connection, initialized, ended, published, logged, shown, statuses, registered, uri, write, settled,
    raw: (text) => void toServer.write(text),
    received: () => received,
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    open: (path, text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(path), languageId: 'typescript', version: ++version, text } }),
    change: (path, contentChanges) => connection.sendNotification('textDocument/didChange', { textDocument: { uri: uri(path), version: ++version }, contentChanges }),
    close: (path) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } }),
    watched: (changes) => connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([path, type]) => ({ uri: uri(path), type })),
    }),
    async diagnostics(path) {
      await settled();
      return known.get(uri(path)) ?? [];
    },
    async codes() {
      await settled();
      return [...known].flatMap(([file, list]) => list.map(({ code }) => `${file.slice(uri('').length + 1)} ${String(code)}`)).sort();
    },
    hover: (path, position) => connection.sendRequest('textDocument/hover', { textDocument: { uri: uri(path) }, position }),
    actions: (path, range, diagnostics = [], only) => connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uri(path) }, range, context: { diagnostics, ...(only === undefined ? {} : { only }) },
    }),
    async apply({ edit }, texts) {
      const after = { ...texts };
      const all = [
        ...(edit?.documentChanges ?? []).map((one) => one as { textDocument: { uri: string }; edits: TextEdit[] }),
        ...Object.entries(edit?.changes ?? {}).map(([target, edits]) => ({ textDocument: { uri: target }, edits })),
      ];
      for (const { textDocument, edits } of all) {
        const path = textDocument.uri.slice(uri('').length + 1);
        after[path] = TextDocument.applyEdits(TextDocument.create('', '', 0, texts[path] ?? files[path] ?? ''), edits);
        if (texts[path] === undefined) await editor.open(path, after[path]);
        else await editor.change(path, [{ text: after[path] }]);
      }
      return after;
    },
  };
  return editor;
}

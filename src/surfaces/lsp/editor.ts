import { pathToFileURL } from 'node:url';
import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Rule } from '../../model/rule.ts';
import { ruleDocument } from '../../rule-document.ts';
import type { Client } from './client.ts';
import { type Documents, openDocuments } from './documents.ts';
import { type Folders, type Place, openFolders } from './folders.ts';
import type { Log } from './log.ts';
import { publisher } from './publisher.ts';
import { type Repository, fileIn, openRepository } from './repository.ts';
import { statusMethod, statusOf } from './status.ts';
import { pathOf } from './uris.ts';
import { watchDisk } from './watch-disk.ts';

/** What the server takes from the world around it. */
export interface ServerSettings {
  rules(): Promise<readonly Rule[]>;
  /** The root of the repository that a directory is part of. */
  rootOf(directory: string): string;
  /** Where facts of a repository are kept; false for nowhere. */
  cacheDirectoryOf(root: string): string | false;
  /** The day in UTC, `2026-05-04`. */
  today(): string;
}

/** The editor at the other end: its folders and buffers, and the repositories that follow them. */
export interface Editor {
  readonly client: Client;
  readonly rules: readonly Rule[];
  readonly documents: Documents;
  readonly folders: Folders;
  /** Opens folders, and lays the buffers that are open over them. */
  addFolders(uris: readonly string[]): void;
  /** Lays the text of a document over the disk; without one, the disk counts again. */
  lay(uri: string, document: TextDocument | undefined): void;
  opened(document: TextDocument): void;
  trust(trusted: boolean): void;
  /** The innermost repository that a document lies in; undefined for none. */
  placeOf(uri: string): Place | undefined;
  uriOf(repository: Repository, path: string): string;
  /** The client watches files, or this does. */
  watch(): Promise<void>;
  close(): void;
}

export interface EditorSettings extends Omit<ServerSettings, 'rules'> {
  readonly client: Client;
  readonly rules: readonly Rule[];
  readonly trusted: boolean;
  readonly log: Log;
}

export function openEditor(connection: Connection, settings: EditorSettings): Editor {
  const { client, log, rules } = settings;
  const documents = openDocuments();
  /** As the client spells them, by path. */
  const uris = new Map<string, string>();
  const hrefs = new Map<string, string | undefined>();
  const watchers = new Map<Repository, { close(): void }>();
  let { trusted } = settings;
  let watchesItself = false;
  const { publish, renew } = publisher((params) => sent(connection.sendDiagnostics(params)), (uri) => documents.get(uri)?.version);
  const uriIn = (root: string, path: string): string => {
    const file = fileIn({ root }, path);
    return uris.get(file) ?? pathToFileURL(file).href;
  };
  const hrefOf = (rule: string): string | undefined => {
    if (!hrefs.has(rule)) {
      const document = ruleDocument(rule);
      hrefs.set(rule, document === undefined ? undefined : pathToFileURL(document).href);
    }
    return hrefs.get(rule);
  };
  const open = (root: string): Repository => {
    const repository = openRepository(root, {
      rules, trusted, log, hrefOf,
      cacheDirectory: settings.cacheDirectoryOf(root), today: settings.today,
      uriOf: (path) => uriIn(root, path),
      checked: (checked, diagnostics) => {
        publish(root, new Map([...diagnostics].map(([path, list]) => [uriIn(root, path), list])));
        sent(connection.sendNotification(statusMethod, statusOf(checked, folders)));
      },
    });
    if (watchesItself) watchers.set(repository, watchDisk(repository, log));
    return repository;
  };
  const folders = openFolders({
    rootOf: settings.rootOf, open, log,
    closed: (repository) => {
      watchers.get(repository)?.close();
      watchers.delete(repository);
      publish(repository.root, new Map());
    },
  });
  const lay = (uri: string, document: TextDocument | undefined): void => {
    const file = pathOf(uri);
    if (file === undefined) return;
    if (document === undefined) uris.delete(file);
    else uris.set(file, uri);
    for (const { repository, path } of folders.placesOf(file)) repository.edit(path, document?.getText());
  };
  return {
    client, rules, documents, folders, lay,
    addFolders(added) {
      for (const uri of added) folders.add(uri);
      for (const document of documents.all()) lay(document.uri, document);
    },
    opened(document) {
      const file = pathOf(document.uri);
      const places = file === undefined ? [] : folders.placesOf(file);
      if (places.length === 0) {
        log.info(`${document.uri} lies in no folder that is open, so there are no boundaries to hold it against. Open the folder of its repository.`);
      }
      lay(document.uri, document);
      renew(document.uri);
      // A text that is on the disk changes nothing, and is told of all the same.
      for (const { repository } of places) repository.retell();
    },
    trust(answer) {
      trusted = answer;
      for (const repository of folders.repositories) repository.trust(answer);
    },
    placeOf: (uri) => {
      const file = pathOf(uri);
      return file === undefined ? undefined : folders.placesOf(file)[0];
    },
    uriOf: ({ root }, path) => uriIn(root, path),
    async watch() {
      try {
        if (client.watchesFiles) {
          await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
          return;
        }
      } catch (error) {
        log.error('The client does not watch files as it said it would.', error);
      }
      watchesItself = true;
      for (const repository of folders.repositories) watchers.set(repository, watchDisk(repository, log));
    },
    close() {
      for (const watcher of watchers.values()) watcher.close();
      folders.close();
    },
  };
}

/** A client that is gone takes nothing in; that it is gone is noticed elsewhere. */
function sent(sending: Promise<void>): void {
  sending.catch(() => undefined);
}

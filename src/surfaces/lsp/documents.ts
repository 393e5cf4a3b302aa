import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The buffers of the client, by the URIs that it gives them. */
export interface Documents {
  open(params: DidOpenTextDocumentParams): TextDocument;
  /** Applies edits; a place past the end is the end. Undefined for a document that was never opened: its text is not known. */
  change(params: DidChangeTextDocumentParams): TextDocument | undefined;
  /** Whether it was open. */
  close(uri: string): boolean;
  get(uri: string): TextDocument | undefined;
  all(): Iterable<TextDocument>;
}

/** No document is open at first. */
export function openDocuments(): Documents {
  const documents = new Map<string, TextDocument>();
  return {
    open({ textDocument: { uri, languageId, version, text } }) {
      const document = TextDocument.create(uri, languageId, version, text);
      documents.set(uri, document);
      return document;
    },
    change({ textDocument: { uri, version }, contentChanges }) {
      const known = documents.get(uri);
      if (known === undefined) return undefined;
      const document = TextDocument.update(known, contentChanges, version);
      documents.set(uri, document);
      return document;
    },
    close: (uri) => documents.delete(uri),
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
  };
}

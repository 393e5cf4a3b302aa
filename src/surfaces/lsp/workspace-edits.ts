import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from './client.ts';

/** Edits of one file. */
export interface FileEdits {
  readonly uri: string;
  /** The version of the open document that they are for; null for a file that is not open. */
  readonly version: number | null;
  readonly edits: readonly (TextEdit | SnippetTextEdit)[];
}

/** Edits in the form that the client takes. */
export function workspaceEdit(files: readonly FileEdits[], { versionedEdits }: Client): WorkspaceEdit {
  if (versionedEdits) {
    return { documentChanges: files.map(({ uri, version, edits }): TextDocumentEdit => ({ textDocument: { uri, version }, edits: [...edits] })) };
  }
  return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits.filter((edit): edit is TextEdit => 'newText' in edit)])) };
}

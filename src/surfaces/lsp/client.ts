import type { InitializeParams } from 'vscode-languageserver';

/** What the client at the other end can do, of all that makes a difference here. */
export interface Client {
  /** Edits may name the versions of documents that they are for. */
  readonly versionedEdits: boolean;
  /** Edits may leave the cursor where something is to be filled in. */
  readonly snippetEdits: boolean;
  readonly codeActions: boolean;
  readonly markdown: boolean;
  /** It watches files when asked to. */
  readonly watchesFiles: boolean;
  readonly progress: boolean;
}

export function clientOf({ capabilities: { workspace, textDocument, window } }: InitializeParams): Client {
  return {
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
  };
}

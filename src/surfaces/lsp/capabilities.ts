import { CodeActionKind, type FileOperationRegistrationOptions, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { version } from '../../version.ts';
import { fixAll } from './code-actions.ts';
import { checkCommand, explainCommand, graphCommand } from './commands.ts';

/** What the server says of itself. */
export function serverCapabilities(): InitializeResult {
  const files: FileOperationRegistrationOptions = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };
  return {
    serverInfo: { name: 'mandate', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAll] },
      hoverProvider: true,
      executeCommandProvider: { commands: [checkCommand, graphCommand, explainCommand] },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didCreate: files, didRename: files, didDelete: files },
      },
    },
  };
}

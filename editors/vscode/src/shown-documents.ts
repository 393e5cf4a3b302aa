import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, commands, workspace } from 'vscode';

const scheme = 'mandate';

/** Documents that are shown and lie nowhere. */
export interface ShownDocuments extends Disposable {
  /** Shows Markdown as it reads, under a name. */
  show(name: string, markdown: string): Promise<void>;
}

export function openShownDocuments(): ShownDocuments {
  const texts = new Map<string, string>();
  const changes = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? 'This was shown in an earlier session. Run the command again.\n',
  };
  const registration = workspace.registerTextDocumentContentProvider(scheme, provider);
  return {
    async show(name, markdown) {
      const uri = Uri.from({ scheme, path: `/${name}.md` });
      texts.set(uri.path, markdown);
      changes.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
    },
    dispose() {
      registration.dispose();
      changes.dispose();
    },
  };
}

import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';

/** Tells the client of diagnostics, file by file, and only of what it does not know. */
export interface Publisher {
  /** All that holds of one repository, by URI; what it had before and has no more is cleared. */
  publish(root: string, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): void;
  /** A document that was just opened is told again: clients forget what they hear of files that are not open. */
  renew(uri: string): void;
}

interface Told {
  readonly diagnostics: readonly Diagnostic[];
  readonly key: string;
}

export function publisher(send: (params: PublishDiagnosticsParams) => void, versionOf: (uri: string) => number | undefined): Publisher {
  const told = new Map<string, Map<string, Told>>();
  const renewed = new Set<string>();
  const tell = (uri: string): void => {
    const version = versionOf(uri);
    const diagnostics = [...told.values()].flatMap((byUri) => byUri.get(uri)?.diagnostics ?? []);
    send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    renewed.delete(uri);
  };
  return {
    publish(root, diagnostics) {
      const before = told.get(root) ?? new Map<string, Told>();
      const now = new Map([...diagnostics].map(([uri, list]) => [uri, { diagnostics: list, key: JSON.stringify(list) }]));
      if (now.size > 0) told.set(root, now);
      else told.delete(root);
      const changed = [...now].filter(([uri, { key }]) => before.get(uri)?.key !== key).map(([uri]) => uri);
      const gone = [...before.keys()].filter((uri) => !now.has(uri));
      for (const uri of new Set([...changed, ...gone, ...renewed])) tell(uri);
    },
    renew: (uri) => void renewed.add(uri),
  };
}

/** What `mandate lsp` and its clients say to each other beyond the protocol. */
export const statusMethod = 'mandate/status';
export const trustMethod = 'mandate/trust';

/** The commands of the server; the user's have the same names. */
export const serverCommands = { check: 'mandate.checkWorkspace', graph: 'mandate.showGraph', explain: 'mandate.explain' } as const;

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** How a repository stands, as the server tells it after each look. */
export interface Status {
  readonly root: string;
  readonly folders: readonly string[];
  readonly services: number;
  readonly files: number;
  readonly findings: Counts;
  readonly problems: Counts;
  readonly configFile?: string;
  readonly configFault?: string;
  readonly fault?: string;
  readonly trusted: boolean;
}

export interface PrintedGraph {
  readonly root: string;
  readonly text: string;
}

/** A stream as the command line needs it. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** All that the command line takes from the world around it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** The day in UTC, `2026-05-04`: the same for everyone who runs the gate at one time. */
  today(): string;
  /** How files are watched; as `watch-files.ts` does when not given. */
  watch?(request: WatchRequest): Promise<FileWatcher>;
  /** Settles when the user wants an end; on Ctrl-C when not given. */
  interrupted?(): Promise<void>;
}

/** Tells of changes below a directory. */
export interface FileWatcher {
  close(): Promise<void>;
}

export interface WatchRequest {
  readonly root: string;
  /** Files elsewhere that are watched as well. */
  readonly others: readonly string[];
  /** Whether a path, posix and from the root, is of no interest. */
  ignored(path: string, directory: boolean): boolean;
  /** Called with an absolute path. */
  changed(path: string): void;
  /** Called when watching is over because of an error. */
  failed(error: Error): void;
}

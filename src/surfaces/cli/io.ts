import type { FileWatcher, WatchRequest } from '../../tree/watch-files.ts';

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
  /** How files are watched; as `watchFiles` does when not given. */
  watch?(request: WatchRequest): Promise<FileWatcher>;
  /** Settles when the user wants an end; on Ctrl-C when not given. */
  interrupted?(): Promise<void>;
}

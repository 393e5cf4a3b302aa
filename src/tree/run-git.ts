import { execFile, spawn, spawnSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { dirname } from 'node:path';

/** What a git command wrote, or why it wrote nothing. */
export type GitAnswer =
  | { readonly ok: true; readonly bytes: Buffer }
  /** `status` is its exit code; undefined where git could not be started, or was ended. */
  | { readonly ok: false; readonly status: number | undefined; readonly message: string };

/**
 * The NUL-separated answer of a git command that lists, or undefined when there is no git, it refuses, or it takes too
 * long. The repository's own config can make it run no program: no hook, no file system monitor, no transport.
 */
export async function runGit(directory: string, args: readonly string[]): Promise<readonly string[] | undefined> {
  const answer = await askGit(directory, args);
  return answer.ok ? answer.bytes.toString('utf8').split('\0').filter((line) => line !== '') : undefined;
}

/** The answer of a git command in bytes, under the same care. */
export function askGit(directory: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve) => {
    execFile('git', [...safely(directory), ...args], { ...options(), encoding: 'buffer' }, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, bytes: stdout });
      else resolve({ ok: false, status: typeof error.code === 'number' ? error.code : undefined, message: stderr.toString('utf8').trim() || error.message });
    });
  });
}

/** What a git command makes of an input, waited for on the spot; what it wrote before it failed is given too. */
export function askGitNow(directory: string, args: readonly string[], input: string): Buffer {
  return spawnSync('git', [...safely(directory), ...args], { ...options(), input, stdio: ['pipe', 'pipe', 'ignore'] }).stdout ?? Buffer.alloc(0);
}

/**
 * Hands out the NUL-separated fields of what a git command writes while it writes them, so that no answer is too long to hold.
 * Gives why git failed, where it did; fields may have come before that.
 */
export function streamGit(directory: string, args: readonly string[], onField: (field: string) => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    // What takes minutes to write is no fault.
    const { timeout: _, ...spawning } = options();
    const git = spawn('git', [...safely(directory), ...args], { ...spawning, stdio: ['ignore', 'pipe', 'pipe'] });
    let rest: Buffer = Buffer.alloc(0);
    let said = '';
    git.stdout.on('data', (bytes: Buffer) => {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      let from = 0;
      for (let end = all.indexOf(0); end >= 0; end = all.indexOf(0, from)) {
        onField(all.toString('utf8', from, end));
        from = end + 1;
      }
      rest = all.subarray(from);
    });
    git.stderr.on('data', (bytes: Buffer) => (said = `${said}${bytes.toString('utf8')}`.slice(0, mostSaid)));
    git.on('error', ({ message }) => resolve(message));
    git.on('close', (status) => resolve(status === 0 ? undefined : said.trim() || `git ended with ${status}`));
  });
}

/** Warnings may be many; the first tell why. */
const mostSaid = 4_000;

function safely(directory: string): string[] {
  return ['-C', directory, '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat'];
}

function options() {
  return {
    // Windows looks for programs in the current directory first, so that must not be the repository.
    cwd: dirname(process.execPath),
    env: gitEnvironment(process.env),
    maxBuffer: 1024 * 1024 * 1024,
    timeout: 60_000,
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
}

/** The caller's environment without what would point git at another repository, or let it reach out or tell other bytes. */
function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !repositoryVariables.has(name.toUpperCase()));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
  };
}

// A git hook that runs this program sets some of them. The list is that of `git rev-parse --local-env-vars`.
const repositoryVariables = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_CONFIG', 'GIT_CONFIG_PARAMETERS', 'GIT_CONFIG_COUNT', 'GIT_OBJECT_DIRECTORY',
  'GIT_DIR', 'GIT_WORK_TREE', 'GIT_IMPLICIT_WORK_TREE', 'GIT_GRAFT_FILE', 'GIT_INDEX_FILE', 'GIT_NO_REPLACE_OBJECTS',
  'GIT_REPLACE_REF_BASE', 'GIT_PREFIX', 'GIT_SHALLOW_FILE', 'GIT_COMMON_DIR', 'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS', 'GIT_NOGLOB_PATHSPECS', 'GIT_ICASE_PATHSPECS',
]);

import type { Printer } from './format-options.ts';

/** A format as the command line offers it. */
export interface Format {
  /** For whom it is. */
  readonly summary: string;
  /** Loaded when it is asked for. */
  load(): Promise<Printer>;
  /** Tells how many findings and Problems there are, so that `--quiet` may shorten its lists. In others, what is missing passes for mended. */
  readonly hasSummary?: true;
  /** Lines for the log of a run: they can stand beside those of another such format. */
  readonly isLog?: true;
  /** Names files as they are called from the root of the repository, whichever directory is analysed, for whoever looks them up there. */
  readonly fromWorkspace?: true;
  /** What it adds to the summary page of a job of GitHub Actions. */
  jobSummary?(): Promise<Printer>;
}

/** Every format of a report. Another one is a file of its own and a row here. */
export const formats = {
  text: {
    summary: 'people at a terminal, and the log of a CI job',
    load: async () => (await import('./text.ts')).printText,
    hasSummary: true,
    isLog: true,
  },
  json: {
    summary: 'programs; the canonical report, which loses nothing',
    load: async () => (await import('./json.ts')).printJson,
    hasSummary: true,
  },
  sarif: {
    summary: 'GitHub code scanning, Azure DevOps and viewers in editors',
    load: async () => (await import('./sarif/print-sarif.ts')).printSarif,
    fromWorkspace: true,
  },
  github: {
    summary: 'GitHub Actions: annotations in the diff, and the summary of the job',
    load: async () => (await import('./github.ts')).printGithub,
    isLog: true,
    fromWorkspace: true,
    jobSummary: async () => (await import('./markdown.ts')).printJobSummary,
  },
  gitlab: {
    summary: 'the code quality report of a merge request in GitLab',
    load: async () => (await import('./gitlab.ts')).printGitlab,
    fromWorkspace: true,
  },
  junit: {
    summary: 'the test reports of Jenkins, GitLab, Azure DevOps, CircleCI and others',
    load: async () => (await import('./junit.ts')).printJunit,
    fromWorkspace: true,
  },
  checkstyle: {
    summary: 'Jenkins (warnings-ng), reviewdog, SonarQube and whatever else reads Checkstyle',
    load: async () => (await import('./checkstyle.ts')).printCheckstyle,
    fromWorkspace: true,
  },
  markdown: {
    summary: 'a comment on a pull request',
    load: async () => (await import('./markdown.ts')).printMarkdown,
    hasSummary: true,
    fromWorkspace: true,
  },
  agent: {
    summary: 'coding agents: a line a finding, and what the exit code means',
    load: async () => (await import('./agent.ts')).printAgent,
    hasSummary: true,
    isLog: true,
    fromWorkspace: true,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

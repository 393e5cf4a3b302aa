import { isAbsolute } from 'node:path';
import type { Rule } from 'eslint';
import { askWorker } from './ask-worker.ts';
import type { LintFinding } from './lint-request.ts';

/** What may be set for `mandate/check`. */
export interface CheckRuleOptions {
  /** The directory of the repository, from the one that the linter works in. */
  readonly root?: string;
  /** Whether findings of severity `warn` are told as well; they are when not given. */
  readonly warnings?: boolean;
}

/** `mandate/check`: what `mandate check` finds in the file that is linted. */
export const checkRule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'enforce the boundaries of services: what `mandate check` finds in the file',
      recommended: true,
    },
    schema: [{
      type: 'object',
      properties: {
        root: { type: 'string', minLength: 1, description: 'The directory of the repository, from the one that the linter works in.' },
        warnings: { type: 'boolean', description: 'Whether findings of severity warn are told as well.' },
      },
      additionalProperties: false,
    }],
    messages: {
      finding: '{{rule}}: {{message}}',
      fault: '{{message}}',
    },
  },
  create: (context) => ({
    Program: () => check(context),
  }),
};

function check(context: Rule.RuleContext): void {
  const { cwd, filename, physicalFilename, sourceCode } = context;
  // Text without a file has no place in a repository; a block that a processor took out of a file is not the file.
  if (!isAbsolute(filename) || filename !== physicalFilename) return;
  const { root = rootOf(context.settings), warnings = true } = (context.options[0] ?? {}) as CheckRuleOptions;
  const { findings, fault } = askWorker({ cwd, root, file: filename, text: sourceCode.text.replace(/^\uFEFF/, '') });
  if (fault !== undefined) context.report({ loc: { line: 1, column: 0 }, messageId: 'fault', data: { message: fault } });
  for (const finding of findings) {
    if (finding.severity === 'warn' && !warnings) continue;
    const { rule, message } = finding;
    context.report({ loc: locationOf(finding, sourceCode.lines), messageId: 'finding', data: { rule, message } });
  }
}

/** `settings.mandate.root`, for configs that set it once for all. */
function rootOf({ mandate }: Rule.RuleContext['settings']): string | undefined {
  const root: unknown = typeof mandate === 'object' && mandate !== null && 'root' in mandate ? mandate.root : undefined;
  return typeof root === 'string' && root !== '' ? root : undefined;
}

/** The place within the text as it is, whatever was found: a column counts from 0 here. */
function locationOf({ line, column, length }: LintFinding, lines: readonly string[]): { start: Place; end: Place } {
  const at = Math.min(Math.max(1, line), Math.max(1, lines.length));
  const width = lines[at - 1]?.length ?? 0;
  const start = Math.min(Math.max(0, column - 1), width);
  return { start: { line: at, column: start }, end: { line: at, column: Math.min(width, start + (length ?? 0)) } };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

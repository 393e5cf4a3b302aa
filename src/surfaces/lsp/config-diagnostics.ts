import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { UserError } from '../../model/user-error.ts';
import { safeText } from '../../report/safe-text.ts';
import { type Diagnostics, source } from './diagnostics.ts';

/** Why the config does not hold, at the config: at each fault that tells its place, else at its beginning. Empty when nobody knows the file. */
export function configDiagnostics({ message }: UserError, known: string | undefined, severity: DiagnosticSeverity): Diagnostics {
  const file = nameOf(message) ?? known;
  if (file === undefined) return new Map();
  const text = safeText(message);
  const faults = text.split('\n').flatMap((line) => {
    const [, name, row, column, what] = /^\s*(\S.*?):(\d+):(\d+):?\s+(.+)$/.exec(line) ?? [];
    return name !== file || what === undefined ? [] : [diagnostic(rangeAt(Number(row), Number(column)), what, severity)];
  });
  return new Map([[file, faults.length > 0 ? faults : [diagnostic(rangeAt(1, 1), text, severity)]]]);
}

/** Messages about a config call it by its name. */
function nameOf(message: string): string | undefined {
  return /(?:^|[\s"'`(])((?:mandate\.config\.\w+|\.mandaterc(?:\.\w+)?|package\.json))\b/.exec(message)?.[1];
}

function rangeAt(line: number, column: number): Range {
  const start = { line: Math.max(0, line - 1), character: Math.max(0, column - 1) };
  return { start, end: { ...start, character: start.character + 1 } };
}

function diagnostic(range: Range, message: string, severity: DiagnosticSeverity): Diagnostic {
  const meanwhile = severity === DiagnosticSeverity.Error ? '\nUntil it holds, the last good config counts.' : '';
  return { range, severity, source, code: 'config', message: `${message}${meanwhile}` };
}

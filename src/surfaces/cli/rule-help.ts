import { readFileSync } from 'node:fs';
import { ruleDocument } from '../../rule-document.ts';

/** The document of a rule of this package; undefined for a rule that has none. */
export function ruleHelp(id: string): string | undefined {
  const file = ruleDocument(id);
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}

import type { DataFact } from '../../model/data-facts.ts';

/** The facts in the order of the text; those of one place stay as they were. */
export function inTextOrder(facts: readonly DataFact[]): readonly DataFact[] {
  return facts.toSorted((a, b) => a.site.line - b.site.line || a.site.column - b.site.column);
}

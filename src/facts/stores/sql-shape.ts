/** A text that is a statement of SQL, with what was put before it to make it one. */
export interface ShapedSql {
  readonly text: string;
  readonly added: number;
}

const shape = new RegExp(`^(?:\\s|--[^\\n]*\\n|/\\*[^]*?\\*/|\\()*(?:${[
  'select\\b[^]*\\bfrom\\b', 'insert\\s+(?:\\w+\\s+){0,2}into\\b', 'update\\b[^]*\\bset\\b', 'delete\\s[^]*\\bfrom\\b', 'with\\b[^]*\\bas\\b',
  'replace\\s+into\\b', 'merge\\s', '(?:create|alter|drop|truncate|comment|rename)\\s+\\S+', 'do\\s+\\$', 'set\\s+(?:local\\s+|session\\s+)?search_path\\b',
].join('|')})`, 'i');
const sentence = /^[\s(]*[A-Z][a-z]+\b/;
const shouts = /\b(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE|MERGE|CREATE|ALTER|DROP|TRUNCATE|COMMENT|RENAME|FROM|SET)\b/;
const punctuation = /[*,=("`?$;[\uE000]/;
const join = /^\s*(?:(?:left|right|full|inner|cross|natural|outer)\s+)*join\b/i;
const furtherCondition = /^\s*(?:and|or)\b/i;
/** A query over one row, for joins and conditions to hang on. */
const row = 'select 1 from (select 1) q ';
const from = /^\s*from\b/i;
const subquery = /\bselect\b[^]*\bfrom\b/i;

/** A statement as a driver is handed it; undefined for sentences and commands that begin with the same words. */
export function statementIn(text: string): ShapedSql | undefined {
  if (!shape.test(text) || sentence.test(text)) return undefined;
  return shouts.test(text) || punctuation.test(text) ? { text, added: 0 } : undefined;
}

/** As `statementIn`; parts of statements, as templates are put together from, count when they hold a table. */
export function statementOrPartIn(text: string): ShapedSql | undefined {
  const opening = openingOf(text);
  return opening === undefined ? undefined : { text: opening + text, added: opening.length };
}

/** What makes a whole statement of a text: nothing for a statement, undefined for a part without a table. */
function openingOf(text: string): string | undefined {
  if (shape.test(text)) return '';
  if (from.test(text)) return 'select 1 ';
  if (join.test(text)) return row;
  if (!subquery.test(text)) return undefined;
  return furtherCondition.test(text) ? `${row}where 1 = 1 ` : `${row}where `;
}

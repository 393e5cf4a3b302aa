import { expect, test } from 'vitest';
import { defineRule, noOptions, type Rule } from '../model/rule.ts';
import { noColours } from './colours.ts';
import { printExplanation, printRules } from './explain.ts';

const rule = defineRule({
  ...noOptions,
  id: 'no-deep-import',
  summary: 'An import keeps to what another project publishes.',
  clause: 2,
  severity: 'error',
  check: () => [],
}) as Rule;
const options = { colours: noColours, width: 60 };

test('a rule is explained from its README', () => {
  expect(printExplanation(rule, `# no-deep-import

An import that passes another project's **\`exports\`** map ties the importer to
files that may move at any time. See [Node.js](https://nodejs.org/api/packages.html).\r

## Wrong
\`\`\`ts
import { x } from '@acme/billing/src/x';\u001b[2J
\`\`\`

- one that is long enough to be wrapped onto another line of text
  and goes on in the source
- two
1. first

| option | type |
|---|---|
`, options)).toMatchInlineSnapshot(`
  "no-deep-import   clause 2 · communicate only through interfaces · error unless the config says otherwise

  An import keeps to what another project publishes.

  An import that passes another project's \`exports\` map ties
  the importer to files that may move at any time. See Node.js
  (https://nodejs.org/api/packages.html).

  Wrong
      import { x } from '@acme/billing/src/x';�[2J

  - one that is long enough to be wrapped onto another line of
    text and goes on in the source
  - two
  1. first

  | option | type |
  |---|---|
  "
`);
});

test('what the head says already is not said twice, and a block is called by its file', () => {
  const readme = `# no-deep-import\n\n${rule.summary} Clause 2 of the mandate.\n\n## Example\n\n\`\`\`ts apps/a.ts\nimport './b';\n\`\`\`\n`;
  expect(printExplanation(rule, readme, options).split('\n').slice(2)).toEqual([
    rule.summary, '', 'Example', '', '  apps/a.ts', "    import './b';", '',
  ]);
});

test('a rule without README is told by its summary', () => {
  expect(printExplanation(rule, undefined, options)).toMatchInlineSnapshot(`
    "no-deep-import   clause 2 · communicate only through interfaces · error unless the config says otherwise

    An import keeps to what another project publishes.
    "
  `);
});

test('all rules are listed', () => {
  expect(printRules([rule, { ...rule, id: 'x', severity: 'off' }], options)).toMatchInlineSnapshot(`
    "  no-deep-import   error   An import keeps to what another project publishes.
      x                off     An import keeps to what another project publishes.
    "
  `);
});

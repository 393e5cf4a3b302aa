import { expect, test } from 'vitest';
import { readFixture } from './read-fixture.ts';

const tick = '```';

test('a fixture is a title, prose, files, a config and marked lines', () => {
  const fixture = readFixture([
    '# A title', '', 'Why it matters,', 'in two lines.', '',
    `${tick}json mandate.config.json`, '{ "strict": true }', tick, '',
    `${tick}ts apps/a/src/a.ts`, "import './b'; // ✖", "import './c';", tick, '',
    `${tick}vue apps/a/src/b.vue`, "<script>import './b' /* ✖ */</script>", '<p>✖</p> <!-- ✖ -->', tick, '',
  ].join('\n'));
  expect(fixture).toEqual({
    title: 'A title',
    why: 'Why it matters,\nin two lines.',
    config: { strict: true },
    files: {
      'apps/a/src/a.ts': "import './b'; // ✖\nimport './c';\n",
      'apps/a/src/b.vue': "<script>import './b' /* ✖ */</script>\n<p>✖</p> <!-- ✖ -->\n",
    },
    marks: ['apps/a/src/a.ts:1', 'apps/a/src/b.vue:2'],
  });
});

test('a mark is taken out of JSON, which knows no comments', () => {
  const { files, marks } = readFixture(`# T\n\nWhy.\n\n${tick}json a/package.json\n{\n  "name": "a" // ✖\n}\n${tick}\n`);
  expect(files).toEqual({ 'a/package.json': '{\n  "name": "a"\n}\n' });
  expect(marks).toEqual(['a/package.json:2']);
});

test('a longer fence holds a shorter one', () => {
  const { files } = readFixture(`# T\n\nWhy.\n\n${tick}${tick}md docs/a.md\n${tick}ts\nx\n${tick}\n${tick}${tick}\n`);
  expect(files).toEqual({ 'docs/a.md': `${tick}ts\nx\n${tick}\n` });
});

test('mistakes are told by line', () => {
  expect(() => readFixture(`# T\n\n${tick}ts\nx\n${tick}\n`)).toThrow('Line 3: a fence needs a language and a path');
  expect(() => readFixture(`# T\n\n${tick}ts a.ts\nx\n`)).toThrow('Line 3: the fence is not closed');
  expect(() => readFixture(`# T\n\n${tick}ts a.ts\n${tick}\n${tick}ts a.ts\n${tick}\n`)).toThrow('Line 5: a.ts stands twice');
});

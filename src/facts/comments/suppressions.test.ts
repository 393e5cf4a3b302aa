import { expect, test } from 'vitest';
import { readSourceSuppressions } from '../typescript/source-suppressions.ts';
import { documentSuppressions } from './document-suppressions.ts';

const said = 'mandate-disable-next-line no-shared-queue -- why';

test.each<[string, string, number[]]>([
  ['a.yaml', `a: 1\n# ${said}\nb: "# ${said}"\nc: |\n  # ${said}\nd: 2 # ${said}\n`, [2, 6]],
  ['chart/templates/a.yaml', `{{- if .Values.a }}\n# ${said}\na: {{ .Values.a }}\n{{- end }}\n`, [2]],
  ['.env', `# ${said}\nA=1\nB="x\n# ${said}\n"\nC=it's\n# ${said}\n`, [1, 7]],
  ['a.sql', `-- ${said}\nSELECT '-- ${said}';\n/* ${said} */\nCREATE FUNCTION f() AS $$\n-- ${said}\nSELECT 1 $$;\n`, [1, 3, 5]],
  ['a.prisma', `// ${said}\nmodel A {\n  a String @map("// ${said}")\n  /// ${said}\n}\n`, [1, 4]],
  ['a.tf', `# ${said}\na = "# ${said}"\nb = <<-EOT\n# ${said}\nEOT\n/* ${said} */\n// ${said}\n`, [1, 6, 7]],
  ['wrangler.toml', `# ${said}\na = '\\'\n# ${said}\nb = """\n# ${said}\n"""\n`, [1, 3]],
  ['wrangler.jsonc', `{\n// ${said}\n"a": "// ${said}" /* ${said} */ }`, [2, 3]],
  ['apps/a/Dockerfile', `FROM a\n# ${said}\nRUN echo # ${said}\n`, [2]],
])('only comments count in %s', (path, text, lines) => {
  expect(documentSuppressions.reads(path)).toBe(true);
  const { facts } = documentSuppressions.read(path, text);
  expect(facts.map(({ site }) => site.line)).toEqual(lines);
  expect(facts.every(({ rule, reason }) => rule === 'no-shared-queue' && reason === 'why')).toBe(true);
});

test.each<[string, string, [number, number, number][]]>([
  ['a.ts', `// ${said}\nf();`, [[1, 2, 2]]],
  ['a.ts', `const a = '// ${said}'; /* ${said} */\nf();`, [[1, 2, 2]]],
  ['a.ts', `// ${said}\r\n// other\r\n/* and\r\n more */\r\nf();`, [[1, 5, 5]]],
  ['a.ts', `// ${said}\n\nf();`, [[1, 2, 2]]],
  ['a.ts', `// ${said}\nexport {\n  a,\n} from 'b';`, [[1, 2, 4]]],
  ['a.tsx', `const a = <a>\n// ${said}\n{/* ${said} */}\n{/* other */}\n<b />\n</a>;`, [[3, 5, 5]]],
  ['a.vue', `<template>\n// ${said}\n</template>\n<script setup lang="ts">\n// ${said}\nimport a from 'a';\n</script>\n`, [[5, 6, 6]]],
  ['a.ts', `// ${said}\nconst = ;`, []],
])('in %s the parser tells comments: %j', (path, text, expected) => {
  expect(readSourceSuppressions(path, text).map(({ site, line, lastLine }) => [site.line, line, lastLine])).toEqual(expected);
});

test.each<[string, string, string]>([
  [' mandate-disable-next-line a -- b -- c', 'a', 'b -- c'],
  ['mandate-disable-next-line a', 'a', ''],
  ['mandate-disable-next-line a b', 'a b', ''],
  ['* mandate-disable-next-line a --- b\n * c ', 'a', 'b c'],
  ['mandate-disable-next-line', '', ''],
])('%j', (comment, rule, reason) => {
  expect(readSourceSuppressions('a.ts', `/*${comment}*/\nf();`)).toMatchObject([{ rule, reason }]);
});

test('talk of the directive is none', () => {
  expect(readSourceSuppressions('a.ts', `// write ${said}\nf();`)).toEqual([]);
});

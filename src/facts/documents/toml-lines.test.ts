import { describe, expect, test } from 'vitest';
import { tomlLines, type TomlPath } from './toml-lines.ts';

const text = String.raw`# a = 0
top = 1
"quoted key".inner = 2
list = [
  "a = 1", # ]
  [ "[b]" ],
]
note = """
\""" list = 9
[c]
""""
after = '''
after.inner = 1'''
[a.b] # [x]
c.d = { e = 1 }
[[jobs]]
name = "first"
[[jobs]]
name = "second"
[jobs.steps]
run = 1
[[jobs.tools]]
[[jobs.tools]]
name = "hammer"
last = "]"
end = 1`;

describe.each([['line feeds', text], ['carriage returns', text.replaceAll('\n', '\r\n')]])('with %s', (_, written) => {
  test.each<[TomlPath, number]>([
    [['top'], 2], [['quoted key'], 3], [['quoted key', 'inner'], 3], [['list'], 4], [['list', 1, 0], 4], [['note'], 8], [['after'], 12], [['a'], 14], [['a', 'b'], 14],
    [['a', 'b', 'c'], 15], [['a', 'b', 'c', 'd', 'e'], 15], [['jobs'], 16], [['jobs', 0, 'name'], 17], [['jobs', 1], 18], [['jobs', 1, 'name'], 19], [['jobs', 1, 'steps', 'run'], 21],
    [['jobs', 1, 'tools', 0], 22], [['jobs', 1, 'tools', 1, 'name'], 24], [['jobs', 1, 'tools', 1, 'end'], 26], [['c'], 1], [['b'], 1], [[], 1],
  ])('%j', (path, line) => expect(tomlLines(written)(path)).toBe(line));
});

test('more keys than any configuration has are cut', () => {
  expect(tomlLines(`a = 1\n${'b.'.repeat(100_000)}c = 1`)(['b', 'b'])).toBe(2);
});

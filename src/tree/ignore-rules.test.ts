import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ignoreRules } from './ignore-rules.ts';

function rules(files: Record<string, string>): ReturnType<typeof ignoreRules> {
  return ignoreRules((directory) => files[directory]);
}

describe('ignoreRules', () => {
  it('takes the last line that says something', () => {
    const ignored = rules({ '': '# logs\r\n*.log\r\n!keep.log\r\n' });
    expect(ignored('a/b.log')).toBe(true);
    expect(ignored('a/keep.log')).toBe(false);
  });

  it('lets a deeper file overrule a shallower one', () => {
    const ignored = rules({ '': 'build/', pkg: '!build/' });
    expect(ignored('build/x')).toBe(true);
    expect(ignored('pkg/build/x')).toBe(false);
  });

  it('brings nothing back from an ignored directory', () => {
    expect(rules({ '': 'dist/\n!dist/keep.js' })('dist/keep.js')).toBe(true);
    expect(rules({ '': 'dist/*\n!dist/keep.js' })('dist/keep.js')).toBe(false);
  });

  it('anchors a pattern with a slash, and keeps an escaped space', () => {
    const ignored = rules({ '': '/top\na/b\nend\\ \n\uFEFF' });
    expect(ignored('top')).toBe(true);
    expect(ignored('x/top')).toBe(false);
    expect(ignored('x/a/b')).toBe(false);
    expect(ignored('end ')).toBe(true);
  });
});

describe('git check-ignore', () => {
  const root = mkdtempSync(join(tmpdir(), 'mandate-ignore-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const names = fc.constantFrom('a', 'b', 'ab', 'abc', '.a', 'a.b');
  const globs = fc.constantFrom('a', 'b', '*', 'a*', '*b', '?', '**', '[ab]', '[!a]', '.a', 'a.b', '*.*');
  const line = fc
    .tuple(fc.boolean(), fc.boolean(), fc.array(globs, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([negated, anchored, parts, directory]) => `${negated ? '!' : ''}${anchored ? '/' : ''}${parts.join('/')}${directory ? '/' : ''}`);
  const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
  const paths = fc.uniqueArray(fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')), { minLength: 1, maxLength: 12 });

  it('says the same of every path', () => {
    fc.assert(
      fc.property(text, text, paths, (top, below, candidates) => {
        const files = { '': top, a: below };
        const work = mkdtempSync(join(root, 'run-'));
        execFileSync('git', ['init', '-q', work]);
        for (const [directory, content] of Object.entries(files)) {
          mkdirSync(join(work, directory), { recursive: true });
          writeFileSync(join(work, directory, '.gitignore'), content);
        }
        const asked = candidates.filter((path) => path !== 'a');
        const said = checkIgnore(work, asked);
        const ignored = rules(files);
        expect(asked.filter((path) => ignored(path))).toEqual(asked.filter((path) => said.has(path)));
      }),
      { numRuns: 60 },
    );
  });
});

function checkIgnore(root: string, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set();
  try {
    const output = execFileSync('git', ['-C', root, '-c', 'core.excludesFile=', 'check-ignore', '--no-index', '--stdin', '-z'], {
      input: paths.join('\0'),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return new Set(output.toString().split('\0'));
  } catch {
    // Git ends with 1 when it ignores none of them.
    return new Set();
  }
}

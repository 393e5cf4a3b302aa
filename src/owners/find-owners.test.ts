import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOwners } from './find-owners.ts';

function ownersOf(path: string, text: string, place = '.github/CODEOWNERS'): readonly string[] {
  return findOwners((asked) => asked === place ? text : undefined).of(path);
}

describe('a pattern on GitHub', () => {
  test.each<[string, string, boolean]>([
    ['*', 'a/b/c.ts', true],
    ['*', 'c.ts', true],
    ['*.js', 'a/b/c.js', true],
    ['*.js', 'c.jsx', false],
    ['/*.js', 'c.js', true],
    ['/*.js', 'a/c.js', false],
    ['/build/logs/', 'build/logs/a/b.log', true],
    ['/build/logs/', 'x/build/logs/b.log', false],
    ['/build/', 'build', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['docs/*.md', 'docs/a.md', true],
    ['apps/', 'apps/a.ts', true],
    ['apps/', 'x/apps/y/a.ts', true],
    ['apps/', 'apps', false],
    ['apps', 'x/apps/y/a.ts', true],
    ['/docs/', 'docs/a/b.md', true],
    ['/docs/', 'x/docs/a.md', false],
    ['/apps/github', 'apps/github/a.ts', true],
    ['apps/github', 'apps/github/a.ts', true],
    ['apps/github', 'x/apps/github/a.ts', false],
    ['apps/github', 'apps/github2/a.ts', false],
    ['**/logs', 'deeply/nested/logs/a.log', true],
    ['**/logs', 'logs/a.log', true],
    ['**/x/y.ts', 'a/b/x/y.ts', true],
    ['a/**/z.ts', 'a/z.ts', true],
    ['a/**/z.ts', 'a/b/c/z.ts', true],
    ['a/**', 'a/b/c.ts', true],
    ['a/**', 'a', false],
    ['**', 'a/b.ts', true],
    ['/', 'a.ts', false],
    ['a?.ts', 'ab.ts', true],
    ['a?.ts', 'a/b.ts', false],
    ['with\\ space/a.ts', 'with space/a.ts', true],
    ['app/\\[slug\\]/page.ts', 'app/[slug]/page.ts', true],
    ['README.md', 'readme.md', false],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(ownersOf(path, `${pattern} @team`)).toEqual(matches ? ['@team'] : []);
  });
});

test('the last line that matches counts, and one without owners says that there is none', () => {
  const text = '* @all\n/apps/ @apps @acme/web dev@acme.com # the front\n/apps/github\n';
  expect(ownersOf('a.ts', text)).toEqual(['@all']);
  expect(ownersOf('apps/a.ts', text)).toEqual(['@apps', '@acme/web', 'dev@acme.com']);
  expect(ownersOf('apps/github/a.ts', text)).toEqual([]);
});

test('the file of the first place counts', () => {
  const files: Record<string, string> = { 'docs/CODEOWNERS': '* @docs', CODEOWNERS: '* @root', '.gitlab/CODEOWNERS': '* @gitlab' };
  expect(findOwners((path) => files[path]).of('a')).toEqual(['@root']);
  expect(findOwners((path) => ({ ...files, '.github/CODEOWNERS': '* @github' })[path]).of('a')).toEqual(['@github']);
  expect(findOwners(() => undefined).of('a')).toEqual([]);
});

test.each([
  ['!a.ts @x', 'GitHub knows no !'],
  ['a[bc].ts @x', 'ranges'],
  ['\\#a @x', 'escaped #'],
  ['a.ts team', 'team is no owner'],
  ['a*** @x', 'means no file'],
])('%s is passed over and told', (line, why) => {
  const owners = findOwners((path) => path === 'CODEOWNERS' ? `* @all\n# fine\n\n${line}\r\n` : undefined);
  expect(owners.problems).toMatchObject([{ code: 'invalid-codeowners', severity: 'warning', message: expect.stringContaining(why), sites: [{ file: 'CODEOWNERS', line: 4 }] }]);
  expect(owners.of('a.ts')).toEqual(['@all']);
});

describe('on GitLab', () => {
  const text = [
    '* @root', '[Docs] @writers @docs/team', 'docs/', '*.md @markdown', '^[Optional][2] @helpers', '/src/', '!/src/generated/', '[DOCS]', 'README.md @owner',
  ].join('\n');
  test.each<[string, string[]]>([
    ['docs/a.txt', ['@root', '@writers', '@docs/team']],
    ['x/docs/a.txt', ['@root', '@writers', '@docs/team']],
    ['docs/a.md', ['@root', '@markdown']],
    ['docs/README.md', ['@root', '@owner']],
    ['src/a.ts', ['@root', '@helpers']],
    ['src/generated/a.ts', ['@root']],
  ])('%s is owned by %j: each section says so for itself', (path, owners) => {
    expect(ownersOf(path, text, '.gitlab/CODEOWNERS')).toEqual(owners);
    expect(ownersOf(path, text, 'CODEOWNERS')).toEqual(owners);
  });

  test('a path without a slash in front is found everywhere, and only a slash at its end makes it a directory', () => {
    expect(ownersOf('x/apps/github', 'apps/github @a', '.gitlab/CODEOWNERS')).toEqual(['@a']);
    expect(ownersOf('apps/github/a.ts', '/apps/github @a', '.gitlab/CODEOWNERS')).toEqual([]);
    expect(ownersOf('apps/github/a.ts', '/apps/github/ @a', '.gitlab/CODEOWNERS')).toEqual(['@a']);
  });
});

test('a heading in GitHub’s own place is no section', () => {
  expect(findOwners((path) => path === '.github/CODEOWNERS' ? '[Docs] @writers\n' : undefined).problems).toHaveLength(1);
});

test('a line of plain names owns exactly that file and what lies below it', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,6}$/);
  fc.assert(fc.property(fc.array(name, { minLength: 2, maxLength: 4 }), fc.array(name, { minLength: 1, maxLength: 5 }), (pattern, path) => {
    const matches = pattern.every((one, index) => path[index] === one);
    expect(ownersOf(path.join('/'), `/${pattern.join('/')} @a`)).toEqual(matches ? ['@a'] : []);
    expect(ownersOf([...pattern, ...path].join('/'), `/${pattern.join('/')} @a`)).toEqual(['@a']);
  }));
});

test('no text makes it throw or hang', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    expect(Array.isArray(ownersOf('a/b.ts', text, 'CODEOWNERS'))).toBe(true);
  }));
  expect(ownersOf('a'.repeat(1_000), `${'*a'.repeat(1_000)}b @x\n`, 'CODEOWNERS')).toEqual([]);
});

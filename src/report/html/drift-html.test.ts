import { expect, test } from 'vitest';
import type { Drift } from '../../model/drift.ts';
import { hostileDrift, storefrontDrift } from './drift.fixture.ts';
import { printDriftHtml } from './drift-html.ts';

const parts = { script: { text: 'run();', sha256: 'c2NyaXB0' }, style: { text: 'p{}', sha256: 'c3R5bGU=' } };
const print = (drift: Drift): string => printDriftHtml(drift, parts);

test('texts of a repository stand in it as text and as data: no tag of theirs, no script that ends early', () => {
  const page = print(hostileDrift());
  const tags = [...page.matchAll(/<(script|img|b|\/script|!--)\b[^>]*>|<!--/g)].map(([tag]) => tag);
  expect(tags).toEqual(['<script type="application/json" id="drift">', '</script>', '<script>', '</script>']);
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
});

test('the data are the drift itself, but for what would turn the direction of writing or end a line', () => {
  const drift = hostileDrift();
  const [, json] = /<script type="application\/json" id="drift">([\s\S]*?)<\/script>/.exec(print(drift))!;
  const told = JSON.parse(json!) as Drift;
  expect(told.latest.services.map(({ name }) => name)).toEqual(drift.latest.services.map(({ name }) => name.replace('\u202E', '\uFFFD')));
  expect(told.findings).toHaveLength(drift.findings.length);
  expect(json).not.toMatch(/[<>\u2028\u2029\u202E]/);
});

test('credentials in a message are not printed', () => {
  const drift = storefrontDrift();
  const [first, ...rest] = drift.findings;
  const page = print({ ...drift, findings: [{ ...first!, message: 'postgres://shop:hunter2@db/orders is shared' }, ...rest] });
  expect(page).not.toContain('hunter2');
  expect(page).toContain('is shared');
});

test('the policy lets run this script and this style by their hashes, and loads nothing', () => {
  const page = print(storefrontDrift());
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)!;
  expect(policy!.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'sha256-c2NyaXB0'",
    "style-src 'sha256-c3R5bGU='",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).toContain('<script>run();</script>');
  expect(page).toMatch(/<style [^>]*>p\{\}<\/style>/);
  expect(page.match(/(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
  expect(page).not.toMatch(/\son\w+=|\sstyle=/);
});

test('the same drift gives the same bytes', () => {
  expect(print(storefrontDrift())).toBe(print(storefrontDrift()));
});

test('without scripts it tells what is open, by rule, with place and repair', () => {
  const drift = storefrontDrift();
  const [body] = print(drift).split('<script type="application/json"');
  const open = drift.findings.filter(({ status }) => status === 'new');
  expect(body).toContain(`<h2>Findings (${open.length})</h2>`);
  for (const { message, file, line, fix } of open) for (const text of [message, `${file}:${line}`, fix]) expect(body).toContain(text);
});

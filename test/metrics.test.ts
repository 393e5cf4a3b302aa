import { cpSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runMain } from './run-main.ts';

const example = (args: readonly string[]) => runMain(args, {}, { prepare: (root) => cpSync('examples/storefront', root, { recursive: true }) });

describe('metrics of examples/storefront', () => {
  test.each([['text', 'txt'], ['json', 'json']])('as %s', async (format, extension) => {
    const { code, out } = await example(['metrics', '--format', format, '--no-cache']);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`__golden__/metrics.${extension}`);
  });

  test('gated by budgets: one broken', async () => {
    const { code, out } = await example(['metrics', '--no-cache', '--budget', 'instability.orders<=0.7', '--budget', 'service-cycles<=0']);
    expect(code).toBe(1);
    expect(out).toContain('✔ instability.orders<=0.7 is kept');
    expect(out).toContain('✖ service-cycles<=0 is broken: 2');
  });
});

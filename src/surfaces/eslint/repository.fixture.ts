import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Two services, one of which imports the inside of the other. */
export const shop: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'mandate.config.json': '{ "services": { "orders": "services/orders", "billing": "services/billing" } }',
  'services/orders/package.json': '{ "name": "orders" }',
  'services/orders/src/place.ts': "export const a = 1;\nimport { tax } from '../../billing/src/tax';\nexport const total = tax;\n",
  'services/orders/src/clean.ts': 'export const clean = 1;\n',
  'services/billing/package.json': '{ "name": "billing" }',
  'services/billing/src/tax.ts': 'export const tax = 0.2;\n',
};

/** A directory that holds files, and is removed after the test. */
export function repository(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-eslint-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  write(root, files);
  return root;
}

export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Has the built package stand where an installed one would. */
export function install(root: string): void {
  const home = join(root, 'node_modules', 'mandate');
  mkdirSync(home, { recursive: true });
  for (const name of ['dist', 'package.json']) symlinkSync(join(process.cwd(), name), join(home, name));
}

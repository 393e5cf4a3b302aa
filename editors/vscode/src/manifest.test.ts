import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
}

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Manifest;
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('every command of the manifest does something, and every command has a title', () => {
  const written = readFileSync(new URL('./commands.ts', import.meta.url), 'utf8');
  const done = [...written.matchAll(/^ {4}'(mandate\.\w+)': /gm)].map(([, id]) => id);
  expect(done.toSorted()).toEqual(manifest.contributes.commands.map(({ command }) => command).toSorted());
});

test('the settings of a workspace that is not trusted name no program', () => {
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(['mandate.path']);
});

test('the extension and the package have one version', () => {
  const root = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  expect(manifest.version).toBe(root.version);
});

test('the README tells every command and setting', () => {
  const titles = manifest.contributes.commands.filter(({ command }) => command !== 'mandate.showHelp').map(({ title }) => title);
  for (const title of titles) expect(readme).toContain(`| mandate: ${title} |`);
  for (const setting of Object.keys(manifest.contributes.configuration.properties)) expect(readme).toContain(`| \`${setting}\` |`);
});

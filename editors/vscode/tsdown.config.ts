import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { extension: 'src/extension.ts' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  fixedExtension: true,
  dts: false,
  minify: true,
  // VS Code has `vscode`; all else has to be in the one file that is packaged.
  deps: { neverBundle: ['vscode'], alwaysBundle: [/^vscode-/], onlyBundle: false },
  plugins: [{
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES', source: noticesOf(modules) });
    },
  }],
});

/** The licences of the packages that modules are of. */
function noticesOf(modules: readonly string[]): string {
  const home = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
  const homes = [...new Set(modules.flatMap((id) => home.exec(id.replaceAll('\0', ''))?.[0] ?? []))];
  const notices = new Map(homes.map((directory) => {
    const manifest = readFileSync(join(directory, 'package.json'), 'utf8');
    const { name, version, license } = JSON.parse(manifest) as Readonly<Record<string, string>>;
    const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${directory} is bundled, and has no licence that could be packaged with it.`);
    return [`${name} ${version} (${license})`, readFileSync(join(directory, file), 'utf8').trim()];
  }));
  return `${[...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}\n\n${text}`).join('\n\n---\n\n')}\n`;
}

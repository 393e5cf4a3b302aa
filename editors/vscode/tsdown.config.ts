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
  const homes = [...new Set(modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replaceAll('\0', ''))?.[0] ?? []))];
  const notices = new Map(homes.map((home) => {
    const { name, version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Readonly<Record<'name' | 'version' | 'license', string>>;
    const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${home} is bundled, and has no licence that could be packaged with it.`);
    return [`${name} ${version} (${license})`, readFileSync(join(home, file), 'utf8').trim()];
  }));
  return `${[...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}\n\n${text}`).join('\n\n---\n\n')}\n`;
}

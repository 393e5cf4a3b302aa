import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installCodeServer } from './install-code-server.ts';
import { openBrowser } from './open-browser.ts';
import { openVsCode } from './open-vscode.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { copyStorefront } from './storefront.ts';

const USAGE = `Tries the packaged extension in VS Code: code-server from npm, in the Chromium of this machine.

npm run test:vscode -- [options]

  --home <directory>         where code-server is installed, and kept (default: a temporary directory, removed after)
  --screenshots <directory>  where pictures go (default: editors/vscode/test/screenshots)
  --only <name>              one of ${scenarios.map(({ name }) => name).join(', ')}
`;

const extension = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(extension, '..', '..');
const { values } = parseArgs({
  options: { home: { type: 'string' }, screenshots: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-vscode-')));
  const pictures = resolve(values.screenshots ?? join(extension, 'test', 'screenshots'));
  mkdirSync(pictures, { recursive: true });
  try {
    const installed = installCodeServer(resolve(values.home ?? join(scratch, 'home')), say);
    const vsix = join(scratch, 'mandate.vsix');
    execFileSync('npm', ['run', 'package', '--', '--out', vsix], { cwd: extension, stdio: ['ignore', 'ignore', 'inherit'] });
    const browser = await openBrowser(installed.browser);
    try {
      for (const scenario of scenarios.filter(({ name }) => values.only === undefined || values.only === name)) await play(scenario);
    } finally {
      await browser.close();
    }

    async function play({ name, workspace, trusted, named, play: act }: Scenario): Promise<void> {
      say(`\n${name}`);
      const storefront = copyStorefront(repository, join(scratch, name, 'storefront'), workspace);
      const vscode = await openVsCode({
        installed, browser, vsix, trusted, opened: storefront.opened, file: storefront.file,
        data: join(scratch, name, 'data'), settings: named ? { 'mandate.path': repository } : {},
      });
      const shoot = async (what: string): Promise<void> => {
        await vscode.page.screenshot({ path: join(pictures, `${name}-${what}.png`) });
      };
      try {
        await act(vscode, storefront, { shoot, saw: (what) => say(`  saw: ${what}`) });
      } catch (error) {
        await shoot('failure');
        throw error;
      } finally {
        await vscode.close();
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

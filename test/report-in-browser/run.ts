import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, openBrowser } from '../../editors/vscode/test/open-browser.ts';
import type { Drift } from '../../src/model/drift.ts';
import { emptyDrift, hostileDrift, largeDrift, storefrontDrift } from '../../src/report/html/drift.fixture.ts';
import { printDriftHtml } from '../../src/report/html/drift-html.ts';
import { htmlParts } from '../../src/surfaces/cli/html-parts.ts';
import { accessFaults } from './check-access.ts';
import { install } from './install.ts';
import { measureOpening } from './measure-opening.ts';
import { openReport } from './report-page.ts';
import { type Files, pages, scenarios } from './scenarios.ts';

const USAGE = `Tries the HTML report in the Chromium of this machine: what readers do, what axe-core says, how long it takes to open.

npm run test:report -- [options]

  --home <directory>         where playwright-core and axe-core are installed, and kept (default: a temporary directory, removed after)
  --screenshots <directory>  where pictures go (default: test/report-in-browser/screenshots)
`;
/** Longer than this, a reader thinks that it hangs: milliseconds of one task, with 5,000 findings and 300 services. */
const stall = 1500;

const { values } = parseArgs({ options: { home: { type: 'string' }, screenshots: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help === true) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-report-')));
  const home = resolve(values.home ?? join(scratch, 'home'));
  const pictures = resolve(values.screenshots ?? fileURLToPath(new URL('screenshots', import.meta.url)));
  mkdirSync(pictures, { recursive: true });
  install(home);
  const browser = await openBrowser(home);
  try {
    await tryAll(browser, home, {
      pictures,
      storefront: printed(scratch, 'storefront', storefrontDrift()),
      large: printed(scratch, 'large', largeDrift()),
      hostile: printed(scratch, 'hostile', hostileDrift()),
      empty: printed(scratch, 'empty', emptyDrift()),
    });
  } finally {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

async function tryAll(browser: Browser, home: string, files: Files): Promise<void> {
  for (const { name, play } of scenarios) {
    await play(browser, files);
    say(`saw: ${name}`);
  }
  const opening = await measureOpening(browser, files.large, pages.slice(1));
  say(
    `5,000 findings, 300 services: answers after ${opening.ready} ms, longest task ${opening.longestTask} ms, pages ${JSON.stringify(opening.pages)}`,
  );
  if (opening.longestTask > stall) throw new Error(`A task takes ${opening.longestTask} ms; ${stall} are a stall.`);
  for (const file of [files.storefront, files.hostile, files.empty, files.large]) {
    const faults = await accessFaults(browser, home, file, [...pages, '#/service/identity', '#/service/nobody', '#/graph?focus=identity']);
    if (faults.length > 0) throw new Error(`axe-core: ${faults.join('\n')}`);
  }
  say('axe-core has nothing against any page, in light and in dark');
  await shoot(browser, files);
}

/** Pictures of every page, to be looked at. */
async function shoot(browser: Browser, { storefront, large, empty, pictures }: Files): Promise<void> {
  for (const [name, file] of Object.entries({ storefront, large, empty })) {
    for (const [theme, width] of [
      ['light', 1280],
      ['dark', 1280],
      ['light', 390],
    ] as const) {
      const page = await openReport(browser, file, '#/', { viewport: { width, height: 900 }, colorScheme: theme });
      for (const hash of [...pages, '#/service/identity']) {
        await page.go(hash);
        await page.screenshot({
          path: join(pictures, `${name}-${hash.replaceAll(/\W+/g, '-').slice(1) || 'overview'}-${theme}-${width}.png`),
          fullPage: name !== 'large',
        });
      }
      await page.close();
    }
  }
}

function printed(scratch: string, name: string, drift: Drift): string {
  const file = join(scratch, `${name}.html`);
  writeFileSync(file, printDriftHtml(drift, htmlParts()));
  say(`${name}: ${Math.round(statSync(file).size / 1000)} kB`);
  return file;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

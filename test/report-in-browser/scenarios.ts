import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '../../editors/vscode/test/open-browser.ts';
import { type Canvas, clickIn } from './report-graph.ts';
import { drawn, openReport, type ReportPage } from './report-page.ts';

export interface Files {
  readonly storefront: string;
  readonly large: string;
  readonly hostile: string;
  readonly empty: string;
  /** Where pictures go. */
  readonly pictures: string;
}

export interface Scenario {
  readonly name: string;
  readonly play: (browser: Browser, files: Files) => Promise<void>;
}

export const pages = ['#/', '#/graph', '#/matrix', '#/hotspots', '#/services', '#/co-change', '#/findings'];

/** What a reader does with a report, each in a tab of its own. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'from the graph to a service, to a finding, and back',
    async play(browser, { storefront, pictures }) {
      const page = await openReport(browser, storefront, '#/graph');
      await page.waitForSelector('.graph canvas');
      await clickIn(page, 'edge', 'open');
      await page.waitForSelector('.panel .rule');
      await page.screenshot({ path: join(pictures, 'edge.png') });
      await page.click('.panel .rule');
      await page.waitForSelector('.opened .details');
      expect(await page.text('.opened .details'), /Why[\s\S]*Fix[\s\S]*Introduced/);
      await page.go('#/graph');
      await clickIn(page, 'node', '');
      await page.waitForFunction(() => location.hash.startsWith('#/service/'), undefined);
      await drawn(page);
      expect(await page.text('h2'), /Publishes\nOwns\nUses of others[\s\S]*Used by[\s\S]*Findings[\s\S]*History/);
      await finish(page);
    },
  },
  {
    name: 'findings are searched, filtered and sorted, and the address keeps it',
    async play(browser, { storefront }) {
      const page = await openReport(browser, storefront, '#/findings');
      const all = Number.parseInt(await page.text('.told'), 10);
      await page.type('.filters input', 'no-foreign-table');
      await page.waitForFunction((before) => Number.parseInt(document.querySelector('.told')!.textContent!, 10) < before, all);
      expect(await page.text('tbody td.rule'), /^(?:no-foreign-table\n?)+$/);
      await page.click('thead th:nth-child(4) button');
      await drawn(page);
      expect(await page.text('thead [aria-sort]'), /^Service/);
      expect(await page.evaluate(() => location.hash), /sort=service&words=no-foreign-table/);
      await page.click('.disclose');
      await page.waitForSelector('.opened .details');
      await finish(page);
    },
  },
  {
    name: 'kinds of edges and rules narrow the graph, a service is found by a part of its name',
    async play(browser, { large }) {
      const page = await openReport(browser, large, '#/graph');
      const pairs = async (): Promise<number> =>
        Number(/(\d+) pairs/.exec(await page.evaluate(() => document.querySelector('.canvas')!.getAttribute('aria-label')!))![1]);
      const all = await pairs();
      await page.click('.kinds input');
      await drawn(page);
      const withoutCode = await pairs();
      await page.click('.filters .search input');
      await page.type('.filters .search input', 'ENTITY-026');
      await page.keyboard.press('Enter');
      await drawn(page);
      const around = await pairs();
      if (!(around > 0 && around < withoutCode && withoutCode < all))
        throw new Error(`pairs: ${all}, without code ${withoutCode}, around one service ${around}`);
      await finish(page);
    },
  },
  {
    name: 'dark is a press away, and keys move the graph',
    async play(browser, { storefront, pictures }) {
      const page = await openReport(browser, storefront, '#/graph');
      const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await ground();
      await page.click('.theme');
      await drawn(page);
      if ((await ground()) === before) throw new Error(`The ground is ${before} in light and in dark.`);
      await page.screenshot({ path: join(pictures, 'dark.png') });
      const zoom = (): Promise<number> => page.evaluate(() => document.querySelector<Canvas>('.canvas')!._cyreg.cy.zoom());
      const first = await zoom();
      await page.evaluate(() => document.querySelector<Canvas>('.canvas')!.focus());
      await page.keyboard.press('-');
      if ((await zoom()) >= first) throw new Error('The key − does not zoom out.');
      await finish(page);
    },
  },
  {
    name: 'names that are code stay text on every page, and nothing is loaded',
    async play(browser, { hostile, pictures }) {
      const page = await openReport(browser, hostile);
      await page.go('#/services');
      const links = await page.evaluate(() => [...document.querySelectorAll('tbody th a')].map((link) => link.getAttribute('href')!));
      for (const hash of [...pages, ...new Set(links)]) {
        await page.go(hash);
        if ((await page.evaluate(() => document.querySelectorAll('#report script, #report img, #report b').length)) !== 0)
          throw new Error(`A tag of the repository on ${hash}`);
      }
      await page.screenshot({ path: join(pictures, 'hostile.png') });
      expect(await page.text('h1'), /\S/);
      await finish(page);
    },
  },
  {
    name: 'it is printed with all its parts, in light',
    async play(browser, { storefront, pictures }) {
      const page = await openReport(browser, storefront, '#/findings', { colorScheme: 'dark' });
      writeFileSync(join(pictures, 'report.pdf'), await page.pdf({ format: 'A4', printBackground: true }));
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(
        await page.text('#paper h2'),
        /Trend[\s\S]*Dependency matrix[\s\S]*Scorecard[\s\S]*Cycles[\s\S]*Hotspots[\s\S]*Co-change[\s\S]*Findings/,
      );
      await finish(page);
    },
  },
  {
    name: 'without scripts there is the summary',
    async play(browser, { storefront, pictures }) {
      const page = await openReport(browser, storefront, '', { javaScriptEnabled: false });
      expect(await page.text('h2'), /First and last[\s\S]*Findings \(\d+\)/);
      await page.screenshot({ path: join(pictures, 'without-script.png') });
      await page.close();
    },
  },
];

function expect(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text.slice(0, 400))} is not like ${pattern}`);
}

/** Nothing went wrong meanwhile: no error, no dialog, no request. */
async function finish(page: ReportPage): Promise<void> {
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
  await page.close();
}

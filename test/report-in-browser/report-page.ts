import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '../../editors/vscode/test/open-browser.ts';

/** What is used of a page beside what the tests of the extension use. */
interface ReportTab extends Page {
  evaluate<Given, Found>(run: (given: Given) => Found, given?: Given): Promise<Awaited<Found>>;
  addInitScript(run: () => void): Promise<unknown>;
  addScriptTag(script: { readonly content: string }): Promise<unknown>;
  pdf(options: object): Promise<Uint8Array>;
  screenshot(options: { readonly path: string; readonly fullPage?: boolean }): Promise<unknown>;
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  on(event: string, hear: (what: Heard) => void): void;
  readonly mouse: { click(x: number, y: number): Promise<void>; move(x: number, y: number): Promise<void> };
}

interface Heard {
  type?(): string;
  text?(): string;
  url?(): string;
  dismiss?(): Promise<void>;
  readonly message?: string;
}

/** How a tab is, of what browsers may differ in. */
interface TabOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly bypassCSP?: boolean;
  readonly javaScriptEnabled?: boolean;
}

/** A report in a tab, with all that went wrong there: errors, dialogs, requests beyond the file. */
export interface ReportPage extends ReportTab {
  readonly faults: readonly string[];
  /** Goes to a page of the report, and waits until it is drawn. */
  go(hash: string): Promise<void>;
  text(selector: string): Promise<string>;
}

export async function openReport(browser: Browser, file: string, hash = '#/', options: TabOptions = {}, beforeAll?: () => void): Promise<ReportPage> {
  const tab = (await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options })) as ReportTab;
  const faults: string[] = [];
  const address = pathToFileURL(file).href;
  tab.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  tab.on('console', (line) => faults.push(`console: ${line.text?.()}`));
  tab.on('dialog', (dialog) => {
    faults.push('a dialog');
    void dialog.dismiss?.();
  });
  tab.on('request', (request) => {
    if (!request.url?.().startsWith(address) && !request.url?.().startsWith('data:')) faults.push(`request: ${request.url?.()}`);
  });
  if (beforeAll !== undefined) await tab.addInitScript(beforeAll);
  await tab.goto(address + hash, { waitUntil: 'domcontentloaded' });
  return Object.assign(tab, {
    faults,
    go: async (to: string) => {
      await tab.evaluate((place) => {
        location.hash = place;
      }, to);
      await drawn(tab);
    },
    text: (selector: string) => tab.$$eval(selector, (found) => found.map(({ textContent }) => textContent ?? '').join('\n')),
  });
}

/** Until the next picture is on the screen. */
export async function drawn(tab: ReportTab): Promise<void> {
  await tab.evaluate(
    () =>
      new Promise((done) => {
        setTimeout(() => requestAnimationFrame(() => setTimeout(done, 0)), 30);
      }),
  );
}

import type { Browser } from '../../editors/vscode/test/open-browser.ts';
import { openReport } from './report-page.ts';

/** What a reader waits for, in milliseconds. */
export interface Opening {
  /** Until the report is drawn and answers. */
  readonly ready: number;
  /** The longest time in which it answers to nothing, while it opens and while pages are changed. */
  readonly longestTask: number;
  /** Until each page is on the screen. */
  readonly pages: Readonly<Record<string, number>>;
}

/** Opens a report and visits pages of it, with the browser's own clock. */
export async function measureOpening(browser: Browser, file: string, hashes: readonly string[]): Promise<Opening> {
  const page = await openReport(browser, file, '#/', {}, () => {
    const tasks: number[] = ((globalThis as unknown as Watched).tasks = []);
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  await page.waitForSelector('.figures');
  const ready = await page.evaluate(() => performance.now());
  const pages: Record<string, number> = {};
  for (const hash of hashes) {
    const start = performance.now();
    await page.go(hash);
    pages[hash] = Math.round(performance.now() - start);
  }
  const tasks = await page.evaluate(() => (globalThis as unknown as Watched).tasks);
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
  await page.close();
  return { ready: Math.round(ready), longestTask: Math.round(Math.max(0, ...tasks)), pages };
}

interface Watched {
  tasks: number[];
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from '../../editors/vscode/test/open-browser.ts';
import { drawn, openReport } from './report-page.ts';

interface Axe {
  run(
    options: object,
  ): Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[];
  }>;
}

/** What axe-core has against pages of a report, in light and in dark; empty when there is nothing. */
export async function accessFaults(browser: Browser, home: string, file: string, hashes: readonly string[]): Promise<string[]> {
  const content = readFileSync(createRequire(join(home, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // axe is a script that the policy of the report refuses, as it should.
    const page = await openReport(browser, file, '#/', { bypassCSP: true, colorScheme });
    await page.addScriptTag({ content });
    for (const hash of hashes) {
      await page.go(hash);
      // What is folded is a part of the page as well.
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
        for (const part of document.querySelectorAll<HTMLElement>('[aria-expanded=false]')) part.click();
      });
      await drawn(page);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }));
      for (const { id, nodes } of violations)
        faults.push(
          `${colorScheme} ${hash}: ${id}, ${nodes.length} times: ${nodes[0]!.html.slice(0, 160)}\n    ${nodes[0]!.failureSummary.replaceAll('\n', ' ')}`,
        );
    }
    await page.close();
  }
  return faults;
}

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is used of playwright-core. */
export interface Page {
  goto(url: string, options: { readonly waitUntil: 'domcontentloaded' }): Promise<unknown>;
  waitForSelector(selector: string, options?: { readonly timeout?: number; readonly state?: 'hidden' }): Promise<Handle | null>;
  waitForFunction<Given>(look: (given: Given) => unknown, given: Given, options?: { readonly timeout?: number }): Promise<unknown>;
  $$eval<Found>(selector: string, take: (elements: readonly Element[]) => Found): Promise<Found>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  close(): Promise<void>;
  readonly keyboard: {
    press(key: string): Promise<void>;
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    type(text: string, options?: { readonly delay?: number }): Promise<void>;
  };
}

interface Handle {
  click(): Promise<void>;
}

/** What is used of an element of a page; the types of browsers are not those of this project. */
interface Element {
  readonly textContent: string | null;
}

export interface Browser {
  newPage(options?: object): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: { launch(options: object): Promise<Browser> };
}

/** Starts the Chromium of this machine without a window. */
export async function openBrowser(home: string): Promise<Browser> {
  const { chromium } = createRequire(join(home, 'package.json'))('playwright-core') as Playwright;
  return chromium.launch({
    executablePath: findChromium(), headless: true,
    // A container has neither the namespaces that its sandbox wants nor a large /dev/shm. What it opens is our own server.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=en-US'],
  });
}

function findChromium(): string {
  const names = [process.env['CHROMIUM'] ?? '', 'chromium', 'chromium-browser', 'google-chrome'].filter((name) => name !== '');
  const found = names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (found === undefined) {
    throw new Error('There is no Chromium. Install one (Debian: apt-get install chromium), or name it by the variable CHROMIUM.');
  }
  return spawnSync('which', [found], { encoding: 'utf8' }).stdout.trim();
}

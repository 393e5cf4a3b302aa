import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is used of puppeteer-core. */
export interface Page {
  goto(url: string, options: { readonly waitUntil: 'domcontentloaded' }): Promise<unknown>;
  waitForSelector(selector: string, options?: { readonly timeout?: number; readonly hidden?: boolean }): Promise<Handle | null>;
  waitForFunction<Given>(look: (given: Given) => unknown, options: { readonly timeout?: number }, given: Given): Promise<unknown>;
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
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface Puppeteer {
  launch(options: object): Promise<Browser>;
}

/** Starts the Chromium of this machine without a window. */
export async function openBrowser(home: string, profile: string): Promise<Browser> {
  const puppeteer = createRequire(join(home, 'package.json'))('puppeteer-core') as Puppeteer & { readonly default?: Puppeteer };
  return (puppeteer.default ?? puppeteer).launch({
    executablePath: findChromium(), headless: true, userDataDir: profile,
    defaultViewport: { width: 1400, height: 900 }, protocolTimeout: 300_000,
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

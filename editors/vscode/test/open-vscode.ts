import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Installed } from './install-code-server.ts';
import type { Browser, Page } from './open-browser.ts';

export interface VsCode {
  readonly page: Page;
  /** Opens the command palette and runs a command by its title. */
  run(title: string): Promise<void>;
  /** Waits for the status item of mandate to hold a text, and gives all of it. */
  status(text: string): Promise<string>;
  close(): Promise<void>;
}

export interface VsCodeSettings {
  readonly installed: Installed;
  readonly browser: Browser;
  readonly vsix: string;
  /** A directory that is not there yet, for all that VS Code keeps. */
  readonly data: string;
  /** A directory, or a file that names several. */
  readonly opened: string;
  /** Absolute path of the file to open. */
  readonly file: string;
  readonly trusted: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Milliseconds that anything may take on a machine that has other things to do. */
export const patience = 180_000;

const viewport = { width: 1400, height: 900 };

/** Only mandate is to find faults, and what is typed is to be what is written. */
const quiet = {
  'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.untrustedFiles': 'open',
  'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'typescript.validate.enable': false, 'javascript.validate.enable': false, 'js/ts.validate.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' }, 'editor.suggestOnTriggerCharacters': false,
  'editor.autoClosingBrackets': 'never', 'editor.autoClosingQuotes': 'never', 'editor.minimap.enabled': false,
  'telemetry.telemetryLevel': 'off', 'chat.disableAIFeatures': true, 'git.enabled': false,
};

/** VS Code with the packaged extension, in a page of a browser. */
export async function openVsCode(given: VsCodeSettings): Promise<VsCode> {
  const { installed: { node, codeServer }, data, opened, file, trusted } = given;
  const env = { ...process.env, HOME: join(data, 'home'), XDG_CONFIG_HOME: join(data, 'home'), XDG_DATA_HOME: join(data, 'home') };
  for (const directory of ['home', 'User', 'Machine']) mkdirSync(join(data, directory), { recursive: true });
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify({ ...quiet, 'security.workspace.trust.enabled': !trusted }));
  // Paths are of the machine that the server runs on.
  writeFileSync(join(data, 'Machine', 'settings.json'), JSON.stringify(given.settings));
  const places = ['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')];
  const { status, stderr } = spawnSync(node, [codeServer, ...places, '--install-extension', given.vsix], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension could not be installed: ${stderr}`);

  const port = await freePort();
  const trust = trusted ? ['--disable-workspace-trust'] : [];
  const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', ...trust];
  const server = spawn(node, [codeServer, ...places, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  await listening(server);
  const page = await given.browser.newPage({ viewport });
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${file}`]]);
  const query = `${opened.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(opened)}`;
  await page.goto(`http://127.0.0.1:${port}/?${query}&payload=${encodeURIComponent(payload)}`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.monaco-editor .view-line', { timeout: patience });
  return {
    page,
    async run(title) {
      await page.keyboard.press('F1');
      await page.waitForSelector('.quick-input-box input', { timeout: patience });
      await page.keyboard.type(title, { delay: 20 });
      await page.waitForFunction((wanted) => (
        document.querySelector('.quick-input-widget .monaco-list-row.focused')?.textContent.includes(wanted)
      ), title, { timeout: patience });
      await page.keyboard.press('Enter');
    },
    async status(text) {
      await page.waitForFunction((wanted) => (
        [...document.querySelectorAll('.statusbar-item')].some(({ textContent }) => textContent.includes(wanted))
      ), text, { timeout: patience });
      const items = await page.$$eval('.statusbar-item', (elements) => elements.map(({ textContent }) => textContent ?? ''));
      return items.find((item) => item.includes(text)) ?? '';
    },
    async close() {
      await page.close();
      // It has processes of its own, which are to end with it.
      process.kill(-server.pid!, 'SIGTERM');
      await new Promise((settle) => server.once('exit', settle));
    },
  };
}

async function listening(server: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((settle, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('HTTP server listening')) settle();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', (code) => reject(new Error(`code-server ended with ${code}: ${output.slice(-500)}`)));
  });
}

async function freePort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** What is used of the page's own document. */
declare const document: {
  querySelector(selector: string): { readonly textContent: string } | null;
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string }>;
};

import type { Kind, Storefront } from './storefront.ts';
import { type VsCode, patience } from './open-vscode.ts';

export interface Scenario {
  readonly name: string;
  readonly workspace: Kind;
  readonly trusted: boolean;
  /** Whether the user settings name a mandate outside of the workspace. */
  readonly named: boolean;
  play(vscode: VsCode, storefront: Storefront, tell: Tell): Promise<void>;
}

export interface Tell {
  saw(what: string): void;
  shoot(name: string): Promise<void>;
}

const forbidden = "import { placeOrder } from '../../orders/src/checkout/place-order';";

export const scenarios: readonly Scenario[] = [
  { name: 'typing', workspace: 'installed', trusted: true, named: false, play: typeAndUndo },
  { name: 'commands', workspace: 'installed', trusted: true, named: false, play: runCommands },
  { name: 'folders', workspace: 'two', trusted: true, named: false, play: seeBoth },
  { name: 'missing', workspace: 'bare', trusted: true, named: false, play: seeNothing },
  { name: 'untrusted', workspace: 'hostile', trusted: false, named: false, play: startNothing },
  { name: 'named', workspace: 'hostile', trusted: false, named: true, play: startNamed },
  { name: 'granted', workspace: 'config', trusted: false, named: true, play: grantTrust },
  { name: 'foreign', workspace: 'hostile', trusted: true, named: false, play: startForeign },
  { name: 'silent', workspace: 'silent', trusted: true, named: false, play: restartSilent },
];

async function typeAndUndo({ page, status }: VsCode, _storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  const before = await status('services,');
  saw(before);
  const squiggles = await page.$$eval('.squiggly-error', (found) => found.length);
  if (squiggles > 0) throw new Error('The file has a squiggle before anything was typed.');
  await (await page.waitForSelector('.monaco-editor .view-line'))?.click();
  await press(page, 'Control', 'Home');
  await page.keyboard.type(`${forbidden}\n`);
  await page.waitForSelector('.squiggly-error', { timeout: patience });
  saw('a squiggle');
  await page.keyboard.press('ArrowUp');
  for (let at = 0; at < 35; at++) await page.keyboard.press('ArrowRight');
  await press(page, 'Control', 'KeyK');
  await press(page, 'Control', 'KeyI');
  await page.waitForSelector('.monaco-hover:not(.hidden) .hover-row', { timeout: patience });
  const hover = await page.$$eval('.monaco-hover:not(.hidden)', (found) => found.map(({ textContent }) => textContent).join(' '));
  if (!hover.includes('no-cross-service-import')) throw new Error(`The hover does not name the rule that is broken: ${hover}`);
  saw('a hover that names the rule');
  await shoot('squiggle-and-hover');
  await page.keyboard.press('Escape');
  await openQuickFixes(page);
  const fixes = await page.$$eval('.action-widget .monaco-list-row', (found) => found.map(({ textContent }) => textContent).join(' | '));
  if (!fixes.includes('Except this from no-cross-service-import')) throw new Error(`The quick fixes lack mandate's: ${fixes}`);
  saw(fixes);
  await shoot('quick-fixes');
  await page.keyboard.press('Escape');
  await press(page, 'Control', 'Home');
  await press(page, 'Control', 'Shift', 'KeyK');
  await page.waitForSelector('.squiggly-error', { state: 'hidden', timeout: patience });
  saw('no squiggle once the line is gone');
}

/** VS Code closes the menu again when another server tells something of the file meanwhile. */
async function openQuickFixes(page: VsCode['page']): Promise<void> {
  for (let waited = 0; waited < patience; waited += 10_000) {
    await press(page, 'Control', 'Period');
    if (await page.waitForSelector('.action-widget .monaco-list-row', { timeout: 10_000 }).catch(() => null) !== null) return;
    await page.keyboard.press('Escape');
  }
  throw new Error('No quick fixes are shown.');
}

async function runCommands({ page, run, status }: VsCode, _storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  const counted = await status('services,');
  await run('mandate: Check Workspace');
  await page.waitForSelector('.notification-list-item-message', { timeout: patience });
  const message = await page.$$eval('.notification-list-item-message', (found) => found.map(({ textContent }) => textContent).join(' '));
  if (message.trim() !== counted.trim()) throw new Error(`The command says "${message}", and the status item "${counted}".`);
  saw(message);
  await shoot('check-workspace');
  await run('mandate: Show Service Graph');
  await page.waitForSelector('.tab[aria-label*="Services of"]', { timeout: patience });
  await settle();
  await shoot('service-graph');
  saw('a tab with the graph of services');
  await run('mandate: Explain Rule');
  await page.waitForSelector('.quick-input-widget .monaco-list-row', { timeout: patience });
  await shoot('rules-to-explain');
  await page.keyboard.type('no-service-cycle');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tab[aria-label*="no-service-cycle"]', { timeout: patience });
  await settle();
  await shoot('explained');
  saw('a tab with the document of a rule');
}

/** Each copy has six services and an install of its own, so there are two servers. */
async function seeBoth({ status }: VsCode, _storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  saw(await status('mandate: 12 services,'));
  await shoot('two-servers');
}

async function seeNothing({ status }: VsCode, _storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  saw(await status('mandate: not installed'));
  await shoot('not-installed');
}

async function startNothing({ status }: VsCode, storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  saw(await status('mandate: not started'));
  await shoot('not-trusted');
  mustNotRun(storefront);
  saw('neither the program nor the config of the workspace ran');
}

async function startNamed({ status }: VsCode, storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  saw(await status('without its config'));
  await shoot('checked-without-trust');
  mustNotRun(storefront);
  saw('neither the program nor the config of the workspace ran');
}

async function grantTrust({ page, run, status }: VsCode, storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  saw(await status('without its config'));
  mustNotRun(storefront);
  await run('Workspaces: Manage Workspace Trust');
  await (await page.waitForSelector('.workspace-trust-buttons-row .monaco-button', { timeout: patience }))?.click();
  await page.waitForFunction((gone) => (
    [...document.querySelectorAll('.statusbar-item')].every(({ textContent }) => !textContent.includes(gone))
  ), 'without its config', { timeout: patience });
  saw(await status('services,'));
  if (!storefront.ran('config')) throw new Error('The config did not run though the workspace is trusted.');
  saw('the config ran once the workspace was trusted');
  await shoot('trusted');
}

async function startForeign({ status }: VsCode, _storefront: Storefront, { saw, shoot }: Tell): Promise<void> {
  saw(await status('mandate: cannot run'));
  await shoot('cannot-run');
}

async function restartSilent({ run }: VsCode, storefront: Storefront, { saw }: Tell): Promise<void> {
  await mustRun(storefront);
  storefront.forget();
  await run('mandate: Restart Server');
  await mustRun(storefront);
  saw('a server that never answers was ended, and started again');
}

async function mustRun(storefront: Storefront): Promise<void> {
  for (let waited = 0; !storefront.ran('program'); waited += 100) {
    if (waited > patience) throw new Error('The program of the workspace does not run.');
    await new Promise((done) => setTimeout(done, 100));
  }
}

function mustNotRun(storefront: Storefront): void {
  for (const what of ['program', 'config'] as const) {
    if (storefront.ran(what)) throw new Error(`The ${what} of a workspace that is not trusted ran.`);
  }
}

async function press({ keyboard }: VsCode['page'], ...keys: readonly string[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await keyboard.down(key);
  await keyboard.press(keys.at(-1)!);
  for (const key of keys.slice(0, -1)) await keyboard.up(key);
}

/** Previews draw in frames of their own, which nothing here looks into. */
async function settle(): Promise<void> {
  await new Promise((done) => setTimeout(done, 8_000));
}

/** What is used of the page's own document. */
declare const document: {
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string }>;
};

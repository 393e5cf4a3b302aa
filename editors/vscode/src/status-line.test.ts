import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Status } from './server-protocol.ts';
import { type Standing, statusLine } from './status-line.ts';

const root = pathToFileURL(resolve('/code/shop')).href;
const none = { errors: 0, warnings: 0 };
const clean: Status = { root, folders: [root], services: 6, files: 120, findings: none, problems: none, trusted: true };

function line(standing: Partial<Standing>): ReturnType<typeof statusLine> {
  return statusLine({ without: [], statuses: [], starting: 0, failures: [], ...standing });
}

test('without a folder there is nothing to say', () => {
  expect(line({})).toBeUndefined();
});

test('a workspace without findings', () => {
  expect(line({ statuses: [clean] })).toEqual({
    text: '$(check) mandate: 6 services, no findings', level: 'none', command: ['workbench.actions.view.problems'],
    tooltip: 'shop\n6 services in 120 files; no findings\nconfig: none in force',
  });
});

test('services and findings of all repositories are added up; the tooltip has each', () => {
  const other: Status = {
    ...clean, root: pathToFileURL(resolve('/code/my bank')).href, services: 1, files: 1, findings: { errors: 1, warnings: 2 },
    configFile: pathToFileURL(resolve('/code/my bank/mandate.config.ts')).href, problems: { errors: 0, warnings: 1 },
  };
  const told = line({ statuses: [{ ...clean, findings: { errors: 1, warnings: 0 } }, other] });
  expect(told?.text).toBe('$(circle-slash) mandate: 7 services, 2 errors, 2 warnings');
  expect(told?.tooltip).toBe('shop\n6 services in 120 files; 1 error\nconfig: none in force\n\n'
    + 'my bank\n1 service in 1 file; 1 error, 2 warnings\nconfig: mandate.config.ts\n'
    + 'could not be read: 1 warning (mandate check lists them)');
});

test('no verdict is given for whole where something could not be read', () => {
  expect(line({ statuses: [{ ...clean, problems: { errors: 1, warnings: 0 } }] }))
    .toMatchObject({ text: '$(warning) mandate: 6 services, no findings, not all read', level: 'warning' });
  const gone = line({ statuses: [{ ...clean, fault: 'There is no directory shop.' }] });
  expect(gone).toMatchObject({ level: 'warning' });
  expect(gone?.tooltip).toContain('not checked as it stands: There is no directory shop.');
});

test('a config that does not hold is told', () => {
  const told = line({ statuses: [{ ...clean, configFault: 'mandate.config.json: rules has to be an object.' }] });
  expect(told).toMatchObject({ text: '$(warning) mandate: 6 services, no findings, config does not hold', level: 'warning' });
  expect(told?.tooltip).toContain('config: none in force. mandate.config.json: rules has to be an object.');
});

test('without trust, a config that is code is told to be left out; one that is data counts', () => {
  const told = line({ statuses: [{ ...clean, trusted: false, configFault: 'mandate.config.ts is code.' }] });
  const text = '$(shield) mandate: 6 services, no findings, without its config';
  expect(told).toMatchObject({ text, command: ['workbench.trust.manage'] });
  expect(told?.tooltip).toContain('no code of it runs');
  expect(line({ statuses: [{ ...clean, trusted: false }] })?.text).toBe('$(check) mandate: 6 services, no findings');
});

test('a server that reads says so, and what is known of others goes before it', () => {
  expect(line({ starting: 1 })).toMatchObject({ text: '$(sync~spin) mandate', level: 'none' });
  expect(line({ starting: 1, statuses: [clean] })?.text).toBe('$(check) mandate: 6 services, no findings');
});

test('a server that does not start is the worst there is', () => {
  expect(line({ statuses: [clean], failures: ['It did not start.'] }))
    .toMatchObject({ text: '$(error) mandate: cannot run', level: 'error', command: ['mandate.showLog'] });
});

test('what is missing is told quietly, with the way out', () => {
  const folder = resolve('/code/shop');
  expect(line({ without: [{ folder, reason: 'not-installed' }] }))
    .toMatchObject({ text: 'mandate: not installed', level: 'none', command: ['mandate.showHelp'] });
  expect(line({ without: [{ folder, reason: 'wrong-path' }] }))
    .toMatchObject({ text: 'mandate: not found', command: ['workbench.action.openSettings', 'mandate.path'] });
  const untrusted = line({ without: [{ folder, reason: 'not-trusted' }] });
  expect(untrusted).toMatchObject({ text: 'mandate: not started', level: 'none', command: ['workbench.trust.manage'] });
  expect(untrusted?.tooltip).toContain('not trusted');
});

test('a folder that is not checked is told beside those that are', () => {
  const told = line({ statuses: [clean], without: [{ folder: resolve('/code/bank'), reason: 'not-installed' }] });
  expect(told?.text).toBe('$(check) mandate: 6 services, no findings');
  expect(told?.tooltip).toContain('mandate is not installed here');
});

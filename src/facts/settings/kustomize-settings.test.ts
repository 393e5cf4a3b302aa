import { expect, test } from 'vitest';
import { kustomizeSettings } from './kustomize-settings.ts';

const read = (text: string) => kustomizeSettings.read('k8s/base/kustomization.yaml', text);

test('generated sets hold literals and take over environment files', () => {
  expect(kustomizeSettings.reads('k8s/base/kustomization.yaml')).toBe(true);
  expect(kustomizeSettings.reads('k8s/base/orders.yaml')).toBe(false);
  const { facts } = read([
    'configMapGenerator:', '  - name: common', '    envs: [../common.env]', '    literals:', '      - DB_HOST=db', '      - nothing', 'secretGenerator:', '  - name: db', '    literals:',
    '      - password=hunter2', '      - url=postgres://u:hunter2@db/orders', '  - literals: [DB_NAME=nameless]',
  ].join('\n'));
  expect(JSON.stringify(facts)).not.toContain('hunter2');
  expect(facts).toMatchObject([
    { kind: 'setting-source', scope: { in: 'set', name: 'common' }, from: { file: 'k8s/common.env' }, site: { line: 2 } },
    { kind: 'setting', scope: { in: 'set', name: 'common' }, key: 'DB_HOST', value: { kind: 'text', text: 'db' }, site: { line: 5 } },
    { scope: { in: 'set', name: 'db' }, key: 'password', value: { kind: 'hidden' }, site: { line: 10 } },
    { key: 'url', value: { kind: 'address', address: { engine: 'postgres', host: 'db', database: 'orders' } }, site: { line: 11 } },
  ]);
  expect(facts).toHaveLength(4);
});

test.each(['', 'configMapGenerator: text', 'resources: [orders.yaml]', 'secretGenerator:\n  - name: db\n    literals: text'])('%j tells nothing', (text) => {
  expect(read(text)).toEqual({ facts: [] });
});

test('what is no YAML is a problem', () => expect(read('configMapGenerator: [').problem).toBeDefined());

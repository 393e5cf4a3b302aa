import { expect, test } from 'vitest';
import { helmValues } from '../deployment/helm-values.ts';
import { helmValuesSettings } from './helm-values-settings.ts';

const read = (text: string) => helmValuesSettings.read('charts/orders/values.yaml', text);

test('values are told where they stand beside an image', () => {
  const { facts } = read([
    'orders:', '  image: { repository: acme/orders }', '  env:', '    DB_NAME: orders', '    DB_PASSWORD: hunter2', '  extraEnv:', '    - name: DATABASE_URL',
    '      valueFrom: { secretKeyRef: { name: db, key: url } }', 'env:', '  DB_HOST: elsewhere',
  ].join('\n'));
  expect(facts.map((fact) => fact.kind === 'setting' && [fact.scope, fact.key, fact.value.kind, fact.site.line])).toEqual([
    [{ in: 'deployment', name: 'orders' }, 'DB_NAME', 'text', 4], [{ in: 'deployment', name: 'orders' }, 'DB_PASSWORD', 'hidden', 5],
    [{ in: 'deployment', name: 'orders' }, 'DATABASE_URL', 'reference', 7],
  ]);
  expect(read('image: acme/orders\nenvVars:\n  DB_HOST: db').facts).toMatchObject([{ scope: { name: 'orders' }, value: { text: 'db' } }]);
  expect(read('image: [\nenv:').problem).toBeDefined();
});

test.each(['orders:\n  image: acme/orders\n  env: { DB_NAME: orders }', 'image: acme/orders\nenv: { DB_NAME: orders }'])('%j is told by the name that its deployment has', (text) => {
  expect(read(text).facts).toMatchObject([{ scope: { in: 'deployment', name: helmValues.read('charts/orders/values.yaml', text).facts[0]?.name } }]);
});

test.each(['', 'image: acme/orders\nenv: production', 'image: acme/orders\nenv: [text, { value: nameless }]', 'env: { DB_NAME: orders } # image'])('%j tells nothing', (text) => {
  expect(read(text)).toEqual({ facts: [] });
});

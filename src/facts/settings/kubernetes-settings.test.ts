import { describe, expect, test } from 'vitest';
import { kubernetes } from '../deployment/kubernetes.ts';
import { kubernetesSettings } from './kubernetes-settings.ts';

const read = (text: string, path = 'k8s/orders.yaml') => kubernetesSettings.read(path, text);
const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const workload = (container: string, name = 'orders', kind = 'Deployment') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n        - image: acme/orders\n${indented(container, 10)}`;
const values = (text: string) => read(text).facts.map((fact) => fact.kind === 'setting' ? [fact.key, fact.value] : [fact.kind]);
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Rollout'])('what a %s is given is told by the name that its deployment has', (kind) => {
  const text = workload('env:\n  - name: DB_NAME\n    value: orders', 'orders', kind);
  expect(read(text)).toEqual({ facts: [{
    kind: 'setting', scope: { in: 'deployment', name: kubernetes.read('k.yaml', text).facts[0]?.name }, key: 'DB_NAME', value: { kind: 'text', text: 'orders' },
    site: { file: 'k8s/orders.yaml', line: 11, column: 1 },
  }] });
});

test('CronJobs, Pods, init containers and lists are read', () => {
  const env = 'env: [{ name: DB_NAME, value: orders }]';
  expect(read(`apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: nightly }\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ ${env} }] } } } } }`).facts)
    .toMatchObject([{ scope: { name: 'nightly' }, site: { line: 4 } }]);
  expect(read(`apiVersion: v1\nkind: List\nitems:\n  - kind: Pod\n    metadata: { name: p }\n    spec:\n      initContainers:\n        - ${env}`).facts)
    .toMatchObject([{ scope: { name: 'p' }, site: { line: 8 } }]);
});

test('values lie in the manifest, in a map or in a secret', () => {
  expect(values(workload([
    'env:', '  - { name: DATABASE_URL, value: "postgres://$(DB_USER):$(DB_PASS)@$(DB_HOST)/orders" }', '  - { name: DB_HOST, valueFrom: { configMapKeyRef: { name: common, key: host } } }',
    '  - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }', '  - { name: POD_IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }',
    '  - { name: API_KEY, value: hunter2 }', '  - { value: nameless }', '  - text', 'envFrom:', '  - configMapRef: { name: common }', '  - secretRef: { name: db }', '  - {}',
  ].join('\n')))).toEqual([
    ['setting-source'], ['setting-source'],
    ['DATABASE_URL', { kind: 'address', address: { engine: 'postgres', host: '${DB_HOST}', database: 'orders' } }], ['DB_HOST', { kind: 'reference', name: 'common', key: 'host' }],
    ['DB_PASSWORD', { kind: 'reference', name: 'db', key: 'password' }], ['POD_IP', { kind: 'hidden' }], ['API_KEY', { kind: 'hidden' }],
  ]);
  expect(read(workload('envFrom:\n  - configMapRef:\n      name: common')).facts).toEqual([{
    kind: 'setting-source', scope: { in: 'deployment', name: 'orders' }, from: { set: 'common' }, site: { file: 'k8s/orders.yaml', line: 11, column: 1 },
  }]);
});

describe('sets', () => {
  test('a ConfigMap', () => {
    expect(read('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: common }\ndata:\n  DB_HOST: db\n  app.yaml: |\n    password: hunter2').facts).toEqual([
      { kind: 'setting', scope: { in: 'set', name: 'common' }, key: 'DB_HOST', value: { kind: 'text', text: 'db' }, site: { file: 'k8s/orders.yaml', line: 5, column: 1 } },
      { kind: 'setting', scope: { in: 'set', name: 'common' }, key: 'app.yaml', value: { kind: 'hidden' }, site: { file: 'k8s/orders.yaml', line: 6, column: 1 } },
    ]);
  });

  test('a Secret, of which nothing but addresses and names comes along', () => {
    expect(values(`apiVersion: v1\nkind: Secret\nmetadata: { name: db }\ndata:\n  url: ${base64('postgres://u:hunter2@db/orders')}\n  password: ${base64('hunter2')}\nstringData:\n  DB_NAME: orders\n  other: hunter2`))
      .toEqual([
        ['url', { kind: 'address', address: { engine: 'postgres', host: 'db', database: 'orders' } }], ['password', { kind: 'hidden' }],
        ['DB_NAME', { kind: 'text', text: 'orders' }], ['other', { kind: 'hidden' }],
      ]);
  });

  test('a SealedSecret and an ExternalSecret', () => {
    expect(read('apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: db }\nspec: { encryptedData: { password: AgBy3i4OJSWK } }').facts)
      .toMatchObject([{ scope: { in: 'set', name: 'db' }, key: 'password', value: { kind: 'hidden' } }]);
    expect(read([
      'apiVersion: external-secrets.io/v1', 'kind: ExternalSecret', 'metadata: { name: e }', 'spec:', '  target: { name: db }', '  data:', '    - secretKey: url',
      '      remoteRef: { key: prod/orders, property: url }', '    - { secretKey: DB_URL, remoteRef: { key: prod/db } }', '  dataFrom:', '    - extract: { key: prod/common }',
    ].join('\n')).facts).toMatchObject([
      { scope: { in: 'set', name: 'db' }, key: 'url', value: { kind: 'reference', name: 'prod/orders', key: 'url' }, site: { line: 7 } },
      { key: 'DB_URL', value: { kind: 'reference', name: 'prod/db', key: 'prod/db' } }, { kind: 'setting-source', from: { set: 'prod/common' }, site: { line: 11 } },
    ]);
  });
});

describe('Helm', () => {
  test('a template is read without being filled in', () => {
    const text = workload([
      'env:', '  - name: DATABASE_URL', '    value: "postgres://{{ .Values.user }}:{{ .Values.password }}@{{ .Release.Name }}-pg:5432/orders"', '  - name: DB_NAME', '    value: {{ .Values.db | quote }}',
      '  {{- if .Values.queue }}', '  - name: ORDERS_QUEUE', '    value: orders', '  {{- end }}', '  - name: DB_URL', '    valueFrom: { secretKeyRef: { name: "{{ .Release.Name }}-db", key: url } }',
      'envFrom:', '  - secretRef: { name: "{{ .Release.Name }}-db" }',
    ].join('\n'), '{{ .Release.Name }}-orders');
    expect(read(text).facts[0]).toMatchObject({ scope: { in: 'deployment', name: kubernetes.read('t.yaml', text).facts[0]?.name }, site: { line: 11 } });
    expect(values(text)).toEqual([
      ['DATABASE_URL', { kind: 'address', address: { engine: 'postgres', port: '5432', database: 'orders' } }], ['DB_NAME', { kind: 'hidden' }],
      ['ORDERS_QUEUE', { kind: 'text', text: 'orders' }], ['DB_URL', { kind: 'hidden' }],
    ]);
  });

  test('a workload without a name that is known shares what the file has', () => {
    expect(read(workload('env: [{ name: DB_NAME, value: orders }]', '{{ include "chart.fullname" . }}')).facts).toMatchObject([{ scope: { in: 'file' } }]);
  });
});

test.each([
  '', 'kind: ConfigMap\ndata: { DB_HOST: db }', 'apiVersion: v1\nkind: Service\nmetadata: { name: orders }\nspec: { env: 1 }', 'apiVersion: v1\nkind: ConfigMap\ndata: { DB_HOST: db }',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: text', 'apiVersion: x\nkind: constructor\nenv: 1', 'apiVersion: apps/v1\nkind: Deployment\nspec: { env: [] }',
])('%j tells nothing', (text) => expect(read(text)).toEqual({ facts: [] }));

test('a manifest that is no YAML is a problem; a template that is none is not', () => {
  expect(read('apiVersion: v1\nkind: ConfigMap\ndata: [').problem).toBeDefined();
  expect(read('apiVersion: v1\nkind: ConfigMap\n{{ range . }}\n - a: [\n').problem).toBeUndefined();
});

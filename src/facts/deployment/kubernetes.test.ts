import { describe, expect, test } from 'vitest';
import { helmValues } from './helm-values.ts';
import { kubernetes } from './kubernetes.ts';

const read = (text: string, path = 'k8s/orders.yaml') => kubernetes.read(path, text);
const workload = (kind: string, image: string, name = 'orders', apiVersion = 'apps/v1') => [
  `apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata:', `  name: ${name}`, 'spec:', '  template:', '    spec:', '      containers:',
  '        - name: main', `          image: ${image}`,
].join('\n');

test.each([
  ['k8s/orders.yaml', true], ['chart/templates/deployment.yml', true], ['docker-compose.yml', false], ['.github/workflows/ci.yml', false],
  ['pnpm-lock.yaml', false], ['chart/values.yaml', false], ['chart/Chart.yaml', false], ['svc/api/spec/common/App.yaml', false],
])('%s may hold a workload: %s', (path, is) => expect(kubernetes.reads(path)).toBe(is));

test.each([
  ['Deployment', 'apps/v1', false], ['StatefulSet', 'apps/v1', false], ['DaemonSet', 'apps/v1', false], ['Service', 'serving.knative.dev/v1', false], ['Job', 'batch/v1', true],
])('%s of %s', (kind, apiVersion, oneShot) => {
  expect(read(workload(kind, 'ghcr.io/acme/orders:1', 'orders', apiVersion)).facts).toEqual([{
    technology: 'kubernetes', name: 'orders', image: 'ghcr.io/acme/orders', mentions: ['main'], ...(oneShot ? { oneShot } : {}),
    site: { file: 'k8s/orders.yaml', line: 1, column: 1 },
  }]);
});

test('CronJobs, lists and several documents are read', () => {
  const cron = 'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: nightly }\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ image: acme/orders }] } } } } }';
  const list = 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    metadata: { name: p }\n    spec: { containers: [{ image: acme/p }] }';
  const { facts } = read(`${cron}\n---\n${list}\n---\n${workload('Deployment', 'acme/users', 'users')}\n`);
  expect(facts.map(({ name, oneShot, site }) => [name, oneShot, site.line])).toEqual([['nightly', true, 1], ['p', undefined, 9], ['users', undefined, 14]]);
});

test('other resources, and YAML of other kinds, are nothing', () => {
  expect(read('apiVersion: v1\nkind: Service\nmetadata: { name: orders }').facts).toEqual([]);
  expect(read('kind: Deployment').facts).toEqual([]);
  expect(read('- : not\n yaml').problem).toBeUndefined();
});

describe('Helm', () => {
  test('a template is read without being filled in', () => {
    const { facts, problem } = read([
      '{{- if .Values.orders.enabled }}', 'apiVersion: apps/v1', 'kind: Deployment', 'metadata:', '  name: {{ .Release.Name }}-orders', '  labels:',
      '    {{- include "chart.labels" . | nindent 4 }}', 'spec:', '  template:', '    spec:', '      containers:', '        - name: {{ .Chart.Name }}',
      '          image: "{{ .Values.registry }}/acme/orders:{{ .Values.tag | default "latest" }}"', '          {{- with .Values.env }}', '          env:',
      '            {{- toYaml . | nindent 12 }}', '          {{- end }}', '{{- end }}',
    ].join('\n'), 'chart/templates/orders.yaml');
    expect(problem).toBeUndefined();
    expect(facts).toMatchObject([{ name: 'orders', image: 'acme/orders', site: { line: 2 } }]);
  });

  test('an image or a name that is all template is unknown', () => {
    const [fact] = read(workload('Deployment', '"{{ .Values.image.repository }}:{{ .Values.image.tag }}"', '{{ include "chart.fullname" . }}')).facts;
    expect(fact).not.toHaveProperty('image');
    expect(fact).not.toHaveProperty('name');
  });

  test('a template that is no YAML is no problem; a manifest that is none is one', () => {
    expect(read('apiVersion: v1\nkind: Deployment\n{{ range . }}\n - a: [\n').problem).toBeUndefined();
    expect(read('apiVersion: v1\nkind: Deployment\nspec: [').problem).toBeDefined();
  });

  test.each(['{{', '}}', '{{ {{ }}', '{{'.repeat(100_000), '{{}}'.repeat(100_000)])('%.8s… does not hang', (text) => {
    expect(() => read(`apiVersion: v1\nkind: Deployment\n${text}`)).not.toThrow();
  });

  test('values name images', () => {
    const values = 'image:\n  repository: acme/orders\nworker:\n  image: acme/worker:2\nredis:\n  image: { repository: bitnami/redis }\nempty:\n  image: {}\n';
    expect(helmValues.read('charts/orders/values.yaml', values).facts.map(({ name, image, site }) => [name, image, site.line])).toEqual([
      ['orders', 'acme/orders', 1], ['worker', 'acme/worker', 4], ['redis', 'bitnami/redis', 6],
    ]);
  });
});

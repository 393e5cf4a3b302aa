import { beforeAll, expect, test } from 'vitest';
import { parseHcl, prepareHcl } from '../hcl/hcl-parser.ts';
import { terraform } from './terraform.ts';

const early = [parseHcl(''), terraform.read('main.tf', 'resource "aws_lambda_function" "a" {\n  filename = "a.zip"\n}\n')] as const;
beforeAll(prepareHcl);

/** The facts of a text, without their technology and place. */
const read = (text: string, path = 'infra/main.tf') => terraform.read(path, text).facts.map(({ technology: _, site: __, ...rest }) => rest);

test('files of Terraform alone are read', () => {
  expect(['main.tf', 'infra/a.tf', 'a.tfvars', 'a.tf.json', 'tf'].filter(terraform.reads)).toEqual(['main.tf', 'infra/a.tf']);
});

test('each container of a task has a name of its own', () => {
  const containers = '{ name = "api", image = "acme/api:1" }, { name = var.name, image = "acme/worker" }, { name = "gone", image = var.image }';
  expect(read(`resource "aws_ecs_task_definition" "shop" {\n  container_definitions = jsonencode([${containers}])\n}`)).toEqual([
    { name: 'aws_ecs_task_definition.shop/api', image: 'acme/api', mentions: ['api'] }, { name: 'aws_ecs_task_definition.shop/1', image: 'acme/worker' },
  ]);
});

test('containers of Kubernetes and Azure are read; those that run first are not', () => {
  const container = (name: string) => `container {\n name = "${name}"\n image = "acme/${name}"\n}\n`;
  expect(read(`resource "kubernetes_deployment_v1" "a" {\n spec {\n  template {\n   spec {\n init_container {\n image = "acme/first"\n}\n${container('api')}}\n  }\n }\n}`)).toEqual([
    { name: 'kubernetes_deployment_v1.a', image: 'acme/api', mentions: ['api'] },
  ]);
  expect(read(`resource "azurerm_container_app_job" "a" {\n template {\n ${container('api')} }\n}`)).toEqual([
    { name: 'azurerm_container_app_job.a', image: 'acme/api', mentions: ['api'], oneShot: true },
  ]);
});

test.each<[string, string | undefined]>([
  ['"${path.module}/../services/a/dist"', 'services/a/dist'], ['"../services/a/code.zip"', 'services/a'], ['"${path.root}/a"', 'infra/a'], ['abspath("${path.module}/../a")', 'a'],
  ['"../../a"', undefined], ['"/a"', undefined], ['"~/a"', undefined], ['"https://a/b.zip"', undefined], ['"${var.a}/b"', undefined], ['"../${local.a}"', undefined], ['""', undefined], ['null', undefined], ['var.a', undefined],
  ['join("/", ["a"])', undefined], ['aws_s3_object.gone.key', undefined], ['data.archive_file.gone.output_path', undefined], ['data.archive_file.loop.output_path', undefined],
])('the code of %s lies in %s', (written, context) => {
  const loop = 'data "archive_file" "loop" {\n  source_dir = data.archive_file.loop.output_path\n}\n';
  expect(read(`${loop}resource "aws_lambda_function" "a" {\n  filename = ${written}\n}`)).toEqual(context === undefined ? [] : [{ name: 'aws_lambda_function.a', context }]);
});

test('names that could be secrets are not kept', () => {
  const secret = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
  expect(JSON.stringify(read(`resource "aws_lambda_function" "a" {\n  function_name = "${secret}"\n  filename = "../a.zip"\n}`))).not.toContain(secret);
});

test('what cannot be read is told, and what stands beside it is read', () => {
  const { facts, problem } = terraform.read('main.tf', 'resource "aws_lambda_function" "a" {\n  filename = "a.zip"\n}\nresource "aws_lambda_function" "b" {\n  filename = = "b.zip"\n}\n');
  expect(facts.map(({ name }) => name)).toEqual(['aws_lambda_function.a']);
  expect(problem).toEqual({ message: 'it does not parse as HCL', line: 5, column: expect.any(Number) });
  for (const text of ['a {\n'.repeat(5_000), `resource "kubernetes_pod" "a" {\n${'container {\n'.repeat(500)}${'}\n'.repeat(500)}}`, '\u0000']) expect(() => terraform.read('main.tf', text)).not.toThrow();
});

test('it says so as long as the parser is not loaded', () => {
  expect(early[1]).toEqual({ facts: [], problem: early[0].problem });
});

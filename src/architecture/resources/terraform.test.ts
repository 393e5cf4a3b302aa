import { beforeAll, describe, expect, test } from 'vitest';
import { prepareHcl } from '../../facts/hcl/hcl-parser.ts';
import type { Architecture } from '../../model/architecture.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

beforeAll(prepareHcl);

const architectureOf = (files: Files): Architecture => analyse(memoryTree(files), { rules: [] }).architecture;
const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
/** Three packages that can be started, a library, and a central directory of Terraform that is a project itself. */
const shop = (files: Files): Files => ({
  'package.json': manifest('shop', { workspaces: ['packages/*', 'infra'] }),
  ...Object.fromEntries(['orders', 'billing', 'mail'].flatMap((name) => [
    [`packages/${name}/package.json`, manifest(`@shop/${name}`, { scripts: { start: 'node .' } })], [`packages/${name}/src/index.ts`, 'export const x = 1;\n'],
  ])),
  'packages/shared/package.json': manifest('@shop/shared'), 'packages/shared/src/index.ts': 'export const y = 1;\n',
  'infra/package.json': manifest('@shop/infra', { scripts: { start: 'cdktf watch' }, dependencies: { cdktf: '0.20' } }), 'infra/src/main.ts': 'export const z = 1;\n',
  ...files,
});
const servicesOf = (files: Files): string[] => architectureOf(files).services.map(({ name }) => name);
const databasesOf = (files: Files): string[] => architectureOf(files).resources.databases
  .map(({ name, uses }) => `${name}: ${[...new Set(uses.map(({ service }) => service.name))].sort().join(' ')}`);
const queuesOf = (files: Files): string[] => architectureOf(files).resources.queues.map(({ name, owner, uses }) => (
  `${name} of ${owner?.name ?? 'nobody'}: ${uses.map(({ role, unit }) => `${unit.kind} ${unit.name} ${role}`).sort().join(', ')}`
));
const tablesOf = (files: Files): string[] => architectureOf(files).resources.tables.map(({ name, owner }) => `${name} of ${owner?.name ?? 'nobody'}`);

const database = (name: string): string => `postgres://app:hunter2@db/${name}`;
const fn = (name: string, built: string, url = database(name)): string => `resource "aws_lambda_function" "${name}" {
  function_name = "shop-${name}"
  runtime       = "nodejs20.x"
  ${built}
  environment {
    variables = {
      DATABASE_URL = "${url}"
    }
  }
}
`;
const archive = (name: string, source: string): string => `data "archive_file" "${name}" {\n  type = "zip"\n  ${source}\n  output_path = "${'${path.module}'}/build/${name}.zip"\n}\n`;
const taken = (name: string): string => `filename = data.archive_file.${name}.output_path`;
const main = (text: string): Files => ({ 'infra/main.tf': text });
const here = '${path.module}';

describe('what Terraform runs is a service, with the settings that it is given', () => {
  test.each<[string, string]>([
    ['an archive of a directory', archive('orders', `source_dir = "${here}/../packages/orders/dist"`) + fn('orders', taken('orders'))],
    ['an archive of a file', archive('orders', `source_file = "${here}/../packages/orders/dist/index.js"`) + fn('orders', taken('orders'))],
    ['an archive that was made before', fn('orders', `filename = "${here}/../packages/orders/orders.zip"`)],
    ['a path without a mark', fn('orders', 'filename = "../packages/orders/orders.zip"')],
    ['a path that a local holds', `locals {\n  root = "${here}/.."\n}\n${fn('orders', 'filename = "${local.root}/packages/orders/orders.zip"')}`],
    ['the output of a build by path', fn('orders', `filename = "${here}/../dist/packages/orders/code.zip"`)],
    ['an object of a bucket', `${archive('orders', `source_dir = "${here}/../packages/orders"`)}resource "aws_s3_object" "orders" {\n  key = "orders.zip"\n  source = data.archive_file.orders.output_path\n}\n${fn('orders', 's3_bucket = var.bucket\n  s3_key = aws_s3_object.orders.key')}`],
    ['an image', fn('orders', 'image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders:${var.tag}"')],
    ['the image of a repository of the file', `resource "aws_ecr_repository" "orders" {\n  name = "shop/orders"\n}\n${fn('orders', 'image_uri = "${aws_ecr_repository.orders.repository_url}:latest"')}`],
    ['the image of a repository that is there', `data "aws_ecr_repository" "orders" {\n  name = "shop/orders"\n}\ndata "aws_ecr_image" "orders" {\n  repository_name = data.aws_ecr_repository.orders.name\n}\n${fn('orders', 'image_uri = data.aws_ecr_image.orders.image_uri')}`],
    ['an image of a registry that is not told', fn('orders', 'image_uri = "${var.registry}/orders@${var.digest}"')],
    ['a local module', `module "orders" {\n  source = "./modules/lambda"\n  source_path = "${here}/../packages/orders"\n  environment_variables = { DATABASE_URL = "${database('orders')}" }\n}\n`],
    ['a local module in another style', `module "orders" {\n  source = "../modules/lambda"\n  source_dir = "../packages/orders"\n  handler = "index.handler"\n  environment = { variables = { DATABASE_URL = "${database('orders')}" } }\n}\n`],
    ['the module that all use', `module "orders" {\n  source = "terraform-aws-modules/lambda/aws"\n  source_path = [{ path = "${here}/../packages/orders" }]\n  environment_variables = { DATABASE_URL = "${database('orders')}" }\n}\n`],
    ['a task of ECS', `resource "aws_ecs_task_definition" "shop" {\n  container_definitions = jsonencode([\n    { name = "orders", image = "acme/orders:1", environment = [{ name = "DATABASE_URL", value = "${database('orders')}" }] },\n    { name = "agent", image = "public.ecr.aws/datadog/agent:7", environment = [{ name = "DATABASE_URL", value = "${database('agent')}" }] }\n  ])\n}\n`],
    ['Cloud Run', `resource "google_cloud_run_v2_service" "orders" {\n  name = "orders"\n  template {\n    containers {\n      image = "europe-docker.pkg.dev/\${var.project}/shop/orders:1"\n      env {\n        name = "DATABASE_URL"\n        value = "${database('orders')}"\n      }\n      env {\n        name = "TOKEN"\n        value_source {\n          secret_key_ref {\n            secret = "t"\n          }\n        }\n      }\n    }\n  }\n}\n`],
    ['Cloud Run of before', `resource "google_cloud_run_service" "orders" {\n  template {\n    spec {\n      containers {\n        image = "gcr.io/acme/orders"\n        env {\n          name = "DATABASE_URL"\n          value = "${database('orders')}"\n        }\n      }\n    }\n  }\n}\n`],
    ['a function of Google', `${archive('orders', `source_dir = "${here}/../packages/orders"`)}resource "google_storage_bucket_object" "orders" {\n  name = "orders.zip"\n  source = data.archive_file.orders.output_path\n}\nresource "google_cloudfunctions2_function" "orders" {\n  build_config {\n    runtime = "nodejs20"\n    source {\n      storage_source {\n        object = google_storage_bucket_object.orders.name\n      }\n    }\n  }\n  service_config {\n    environment_variables = { DATABASE_URL = "${database('orders')}" }\n  }\n}\n`],
  ])('%s', (_name, text) => {
    expect(servicesOf(shop(main(text)))).toEqual(['orders']);
    expect(databasesOf(shop(main(text)))).toEqual(['postgres db/orders: orders']);
  });

  test('the evidence says where it stands', () => {
    const [orders] = architectureOf(shop(main(`\n${fn('orders', 'filename = "../packages/orders/a.zip"')}`))).services;
    expect(orders?.evidence).toEqual([{ reason: 'Terraform runs it as aws_lambda_function.orders', site: { file: 'infra/main.tf', line: 2, column: 1 } }]);
  });

  test('two functions of one file keep their settings apart', () => {
    const text = fn('orders', 'filename = "../packages/orders/a.zip"') + fn('billing', 'filename = "../packages/billing/a.zip"');
    expect(databasesOf(shop(main(text)))).toEqual(['postgres db/billing: billing', 'postgres db/orders: orders']);
  });

  test('and one of which nothing is told keeps them to itself', () => {
    const text = fn('orders', 'filename = "../packages/orders/a.zip"') + fn('billing', 'filename = var.archive');
    expect(databasesOf(shop(main(text)))).toEqual(['postgres db/orders: orders']);
    expect(architectureOf(shop(main(text))).problems).toContainEqual(expect.objectContaining({
      code: 'unread-resource', message: 'One environment of a deployment was not read, so no rule could judge it.',
      sites: [expect.objectContaining({ file: 'infra/main.tf', line: 11, note: 'terraform: what runs with them is told elsewhere' })],
    }));
  });

  test('two that share a database are found', () => {
    const text = fn('orders', 'filename = "../packages/orders/a.zip"', database('shop')) + fn('billing', 'image_uri = "acme/billing"', database('shop'));
    expect(databasesOf(shop(main(text)))).toEqual(['postgres db/shop: billing orders']);
  });

  test('a function beside its own Terraform', () => {
    expect(databasesOf(shop({ 'packages/orders/main.tf': fn('orders', 'filename = "dist/code.zip"') }))).toEqual(['postgres db/orders: orders']);
    expect(databasesOf(shop({ 'packages/orders/terraform/main.tf': fn('orders', `filename = "${here}/../dist/code.zip"`) }))).toEqual(['postgres db/orders: orders']);
  });

  test.each<[string, Files]>([
    ['beside its Terraform', { 'main.tf': fn('orders', `filename = "${here}/lambda.zip"`) }],
    ['with a directory of Terraform', { 'infra/main.tf': archive('orders', `source_dir = "${here}/../dist"`) + fn('orders', taken('orders')) }],
  ])('a lambda of the repository root %s', (_name, files) => {
    const alone = { 'package.json': manifest('orders'), 'src/index.ts': 'export const x = 1;\n', ...files };
    expect(servicesOf(alone)).toEqual(['orders']);
    expect(databasesOf(alone)).toEqual(['postgres db/orders: orders']);
  });

  test('a job that migrates makes no service, yet what it is given is that of its service', () => {
    const migrate = fn('migrate', 'image_uri = "acme/orders:1"', database('orders'));
    expect(servicesOf(shop(main(migrate)))).toEqual([]);
    expect(databasesOf(shop({ ...main(migrate), 'packages/orders/Dockerfile': 'FROM node\n' }))).toEqual(['postgres db/orders: orders']);
  });
});

describe('what makes no service', () => {
  test.each<[string, string]>([
    ['an image of a third party', fn('orders', 'image_uri = "public.ecr.aws/lambda/nodejs:20"')],
    ['an image that a variable names', fn('orders', 'image_uri = "${var.repository}:1"')],
    ['an archive that a variable names', fn('orders', 'filename = var.orders')],
    ['a path that holds a variable', fn('orders', `filename = "${here}/../packages/\${each.key}/a.zip"`)],
    ['an archive of another file', fn('orders', taken('orders'))],
    ['a path out of the root', fn('orders', `filename = "${here}/../../packages/orders/a.zip"`)],
    ['a path of the machine', fn('orders', 'filename = "/packages/orders/a.zip"')],
    ['an archive of the directory of Terraform', fn('orders', `filename = "${here}/build/orders.zip"`)],
    ['code in the directory of Terraform', archive('orders', `source_dir = "${here}/orders"`) + fn('orders', taken('orders'))],
    ['a directory that is no project', fn('orders', 'filename = "../dist/orders.zip"')],
    ['a function in another language', fn('orders', 'filename = "../packages/orders/a.zip"').replace('nodejs20.x', 'python3.12')],
    ['a layer', 'resource "aws_lambda_layer_version" "shared" {\n  filename = "../packages/shared/a.zip"\n}\nmodule "shared" {\n  source = "terraform-aws-modules/lambda/aws"\n  create_layer = true\n  runtime = "nodejs20.x"\n  source_path = "../packages/shared"\n}\nmodule "more" {\n  source = "./modules/layer"\n  source_dir = "../packages/shared"\n}\n'],
    ['a module of a registry', 'module "orders" {\n  source = "acme/orders/aws"\n  source_path = "../packages/orders"\n  image = "acme/orders"\n  environment_variables = { DATABASE_URL = "postgres://db/orders" }\n}\n'],
    ['several paths', 'module "orders" {\n  source = "./modules/lambda"\n  handler = "a"\n  source_path = ["../packages/orders", "../packages/billing"]\n}\n'],
    ['a comment', '# resource "aws_lambda_function" "orders" { filename = "../packages/orders/a.zip" }\n'],
    ['another resource', fn('orders', 'filename = "../packages/orders/a.zip"').replace('aws_lambda_function', 'acme_function')],
  ])('%s', (_name, text) => {
    expect(servicesOf(shop(main(text)))).toEqual([]);
    expect(databasesOf(shop(main(text)))).toEqual([]);
  });

  test('a test, an example', () => {
    const text = fn('orders', `filename = "${here}/../packages/orders/a.zip"`);
    expect(servicesOf(shop({ 'test/main.tf': text, 'examples/main.tf': text }))).toEqual([]);
  });

  test('code that is kept with the Terraform of a repository', () => {
    const alone = { 'package.json': manifest('orders'), 'src/index.ts': 'export const x = 1;\n', ...main(fn('log', `filename = "${here}/log.zip"`)) };
    expect(servicesOf(alone)).toEqual([]);
  });
});

describe('a central directory of Terraform', () => {
  const resources = 'resource "aws_sqs_queue" "placed" {\n  name = "placed"\n}\nresource "aws_dynamodb_table" "carts" {\n  name = "carts"\n}\n';
  const mapping = 'resource "aws_lambda_event_source_mapping" "a" {\n  event_source_arn = aws_sqs_queue.placed.arn\n  function_name = aws_lambda_function.orders.arn\n}\n';
  const orders = fn('orders', 'filename = "../packages/orders/a.zip"');

  test('owns nothing, though its project is deployed itself', () => {
    const files = shop({ ...main(resources), 'infra/Dockerfile': 'FROM node\n' });
    expect(servicesOf(files)).toEqual(['infra']);
    expect(queuesOf(files)).toEqual(['placed of nobody: workspace infra declares']);
    expect(tablesOf(files)).toEqual(['carts of nobody']);
  });

  test('owns nothing for the root that holds the others either', () => {
    const files = { ...shop({}), 'package.json': manifest('shop', { workspaces: ['packages/*'], scripts: { start: 'node src' } }), 'src/index.ts': 'export const x = 1;\n', 'Procfile': 'web: node src\n', 'terraform/main.tf': resources };
    expect(queuesOf(files)[0]).toMatch(/^placed of nobody/);
  });

  test('tells which function takes from a queue', () => {
    expect(queuesOf(shop({ ...main(resources + orders + mapping), 'infra/Dockerfile': 'FROM node\n' })))
      .toEqual(['placed of orders: service orders consumes, workspace infra declares']);
  });

  test('does not say who takes from it where the function is not told', () => {
    expect(queuesOf(shop(main(resources + fn('orders', 'filename = var.a') + mapping)))).toEqual(['placed of nobody: workspace @shop/infra consumes, workspace @shop/infra declares']);
  });

  test('what lies in the directory of a service is its own', () => {
    const files = shop({ 'packages/orders/Dockerfile': 'FROM node\n', 'packages/orders/infra/main.tf': resources });
    expect(queuesOf(files)).toEqual(['placed of orders: service orders declares']);
    expect(tablesOf(files)).toEqual(['carts of orders']);
  });

  test('a service that sets up its own stack is a service', () => {
    const files = shop({ 'packages/orders/package.json': manifest('@shop/orders', { scripts: { start: 'node .' }, devDependencies: { cdktf: '0.20' } }), 'packages/orders/main.tf': resources + fn('orders', 'filename = "a.zip"') });
    expect(queuesOf(files)).toEqual(['placed of orders: service orders declares']);
  });
});

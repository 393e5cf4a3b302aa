import { describe, expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const architectureOf = (files: Files): Architecture => analyse(memoryTree(files), { rules: [] }).architecture;
const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
const service = (name: string): Files => ({ [`services/${name}/package.json`]: manifest(`@acme/${name}`), [`services/${name}/Dockerfile`]: 'FROM node', [`services/${name}/src/main.ts`]: '' });
const root = { 'package.json': manifest('acme', { workspaces: ['services/*', 'services/*/*', 'packages/*', 'packages/*/*'] }) };
const shop: Files = { ...root, ...service('billing'), ...service('orders'), ...service('order-history') };
/** A package with this code, beside three services. */
const withPackage = (directory: string, code: string, fields: object = {}, more: Files = {}): Files => ({
  ...shop, [`${directory}/package.json`]: manifest(`@acme/${directory.split('/').at(-1)}`, { main: './src/a.ts', ...fields }), [`${directory}/src/a.ts`]: code, ...more,
});
/** Interface → the service that it speaks for, or nobody. */
const interfacesOf = (files: Files) => Object.fromEntries(architectureOf(files).interfaces.map((one) => [one.name, one.service?.name ?? 'nobody']));

describe('packages by name', () => {
  test.each<[string, string | undefined]>([
    ['packages/billing-contracts', 'billing'], ['packages/billing-contract', 'billing'], ['packages/billing-api', 'billing'], ['packages/billing-interface', 'billing'],
    ['packages/billing-client', 'billing'], ['packages/billing-sdk', 'billing'], ['packages/billing-events', 'billing'], ['packages/billing-proto', 'billing'],
    ['packages/billing-types', 'billing'], ['packages/billing-schemas', 'billing'], ['packages/order-contracts', 'orders'], ['packages/order-history-contracts', 'order-history'],
    ['packages/acme-billing-contracts', 'billing'], ['packages/billing-invoice-contracts', 'billing'], ['packages/contracts/billing', 'billing'],
    ['services/billing/contracts', 'billing'], ['services/billing/client', 'billing'],
    ['packages/contracts', undefined], ['packages/proto', undefined], ['packages/shipping-contracts', undefined],
  ])('%s speaks for %s', (directory, name) => {
    const architecture = architectureOf(withPackage(directory, "import express from 'express'; express();"));
    expect(architecture.interfaces.map((one) => [one.project.root, one.service?.name])).toEqual([[directory, name]]);
    expect(architecture.unitOf(architecture.interfaces[0]!.project).kind).toBe('library');
  });

  test.each(['packages/client', 'packages/api', 'packages/events', 'packages/shipping-client', 'packages/shipping-types', 'packages/eslint-config-sdk', 'packages/contracts-tools', 'packages/billing', 'packages/prebilling'])(
    '%s is none when it does more than describe', (directory) => {
      expect(interfacesOf(withPackage(directory, "import express from 'express'; express();"))).toEqual({});
    });

  test('what is deployed is a service, whatever its name', () => {
    for (const root of ['packages/billing-api', 'packages/billing-contracts']) expect(interfacesOf(withPackage(root, '', {}, { [`${root}/Dockerfile`]: 'FROM node' })), root).toEqual({});
  });
});

describe('packages by what they hold', () => {
  const schema = "import { z } from 'zod'; export const invoice = z.object({});";
  const consumer = (code: string): Files => ({ 'services/orders/src/main.ts': code, 'services/orders/package.json': manifest('@acme/orders', { dependencies: { '@acme/money': '*' } }) });

  test.each<[string, string, Files, boolean]>([
    ['schemas', schema, {}, true],
    ['schemas and a barrel', schema, { 'packages/money/src/index.ts': "export * from './a.ts';" }, true],
    ['schemas and a driver', schema, { 'packages/money/src/b.ts': "import pg from 'pg';" }, false],
    ['schemas and a driver\'s types', `${schema} import type pg from 'pg'; export type P = pg.Pool;`, {}, true],
    ['schemas in half of its modules', schema, { 'packages/money/src/b.ts': 'export const f = () => 1;' }, false],
    ['schemas and a driver in a test', schema, { 'packages/money/src/a.test.ts': "import pg from 'pg';" }, true],
    ['schemas and a component', schema, { 'packages/money/src/b.tsx': '' }, false],
    ['a schema among other code', schema, { 'packages/money/src/b.ts': 'export const f = () => 1;', 'packages/money/src/c.ts': 'export const g = () => 1;' }, false],
    ['class validators', "import { IsString } from 'class-validator'; export class A { @IsString() a!: string }", {}, true],
    ['types that others take as types', 'export interface A { a: string }', consumer("import type { A } from '@acme/money';"), true],
    ['functions', 'export const add = () => 1;', consumer("import { add } from '@acme/money';"), false],
    ['types that the package itself takes as values', 'export interface A { a: string }', { 'packages/money/src/index.ts': "import { A } from './a.ts';", ...consumer("import type { A } from '@acme/money';") }, true],
    ['types that only a test takes', 'export interface A { a: string }', { 'services/orders/src/main.test.ts': "import type { A } from '@acme/money';", 'services/orders/package.json': manifest('@acme/orders', { dependencies: { '@acme/money': '*' } }) }, false],
    ['types that a test takes as values', 'export interface A { a: string }', { ...consumer("import type { A } from '@acme/money';"), 'services/orders/src/main.test.ts': "import { A } from '@acme/money';" }, true],
    ['types that one takes as types and one as values', 'export interface A { a: string }', { ...consumer("import type { A } from '@acme/money';"), 'services/orders/src/b.ts': "import { A } from '@acme/money';" }, false],
    ['a schema beside an index', schema, { 'packages/money/src/my.index.ts': 'export const f = () => 1;' }, false],
    ['nothing that anybody uses', 'export interface A { a: string }', {}, false],
  ])('%s', (_, code, more, is) => expect(Object.keys(interfacesOf(withPackage('packages/money', code, {}, more)))).toEqual(is ? ['@acme/money'] : []));

  test('what needs a package that does more is none, through any number of others', () => {
    const files = withPackage('packages/money', `${schema} import '@acme/coins';`, { dependencies: { '@acme/coins': '*' } }, {
      'packages/coins/package.json': manifest('@acme/coins', { main: './a.ts' }), 'packages/coins/a.ts': `${schema} import pg from 'pg';`,
    });
    expect(interfacesOf(files)).toEqual({});
    expect(Object.keys(interfacesOf({ ...files, 'packages/coins/a.ts': schema }))).toEqual(['@acme/coins', '@acme/money']);
    expect(Object.keys(interfacesOf({ ...files, 'packages/money/src/a.ts': `${schema} import type { invoice as other } from '@acme/coins';` }))).toEqual(['@acme/money']);
  });

  /** Packages below packages/ that each hold this code: the names of those that are interfaces. */
  const among = (names: string, code: (at: number) => string = () => schema): readonly string[] => Object.keys(interfacesOf({
    ...shop, ...Object.fromEntries(names.split(' ').flatMap((name, at) => [[`packages/${name}/package.json`, manifest(name)], [`packages/${name}/a.ts`, code(at)]])),
  }));

  test('none is what its name says is for use inside', () => {
    const tools = 'env environment config configs configuration settings util utils utilities helper helpers tool tools lib core common shared';
    expect(among(`${tools} ${tools.split(' ').map((name, at) => `app${'-_.'[at % 3]}${name}`).join(' ')}`)).toEqual([]);
    expect(among('money myenv envelope settingsof core-money hardcore')).toEqual(['core-money', 'envelope', 'hardcore', 'money', 'myenv', 'settingsof']);
  });

  test('packages that describe data are no hindrance, those that are only called alike are', () => {
    const describing = ['zod', 'valibot', 'yup', 'joi', '@hapi/joi', 'superstruct', 'arktype', '@sinclair/typebox', 'typebox', 'io-ts', 'io-ts-types', 'runtypes', 'ow', 'myzod', 'effect', '@effect/schema', 'class-validator', 'class-transformer',
      'reflect-metadata', 'tslib', 'type-fest', 'ts-essentials', '@ts-rest/core', '@asteasolutions/zod-to-openapi', 'zod-to-json-schema', 'zod-openapi', 'json-schema-to-ts', '@bufbuild/protobuf', 'protobufjs', 'google-protobuf', 'long'];
    const others = ['zodiac', 'amyzod', 'effector', 'tow', 'oww', '@acme/zod', 'longest', 'pg'];
    const of = (packages: readonly string[]) => among(packages.map((_, at) => `m${at}`).join(' '), (at) => `import * as a from '${packages[at]!}'; export const b = a;`);
    expect(of(describing)).toHaveLength(describing.length);
    expect(of(others)).toEqual([]);
    expect(of(['zod/v4', 'effect/Schema'])).toEqual(['m0', 'm1']);
  });

  test('components are told by the end of their name', () => {
    const beside = (file: string) => interfacesOf(withPackage('packages/money', schema, {}, { [`packages/money/src/${file}`]: schema }));
    expect(['b.jsx', 'b.tsx'].map(beside)).toEqual([{}, {}]);
    expect(beside('b.tsx.ts')).toEqual({ '@acme/money': 'nobody' });
  });

  test('below a service it speaks for that service', () => {
    expect(interfacesOf(withPackage('services/billing/money', schema))).toEqual({ '@acme/money': 'billing' });
  });
});

describe('modules that a service publishes', () => {
  const publishing = (exports: object, files: Files): Files => ({ ...shop, 'services/billing/package.json': manifest('@acme/billing', { exports }), ...files });
  const schema = "import { z } from 'zod'; export * from './invoice.ts';";
  const invoice = { 'services/billing/src/invoice.ts': 'export interface Invoice {}' };

  test.each(['./contracts', './client', './sdk', './events', './schema', './schemas', './types', './proto', './v1/schema', './schema.js', './types.mjs'])('%s that only describes data is its interface', (subpath) => {
    const architecture = architectureOf(publishing({ [subpath]: './src/schema.ts' }, { ...invoice, 'services/billing/src/schema.ts': schema }));
    expect(architecture.interfaces).toMatchObject([{ name: `@acme/billing/${subpath.slice(2)}`, service: { name: 'billing' } }]);
    const of = (path: string) => architecture.interfaceOf(architecture.graph.module(path)!)?.name;
    expect(of('services/billing/src/schema.ts')).toBe(`@acme/billing/${subpath.slice(2)}`);
    expect(of('services/billing/src/invoice.ts')).toBe(`@acme/billing/${subpath.slice(2)}`);
    expect(of('services/billing/src/main.ts')).toBeUndefined();
  });

  test.each<[string, object, Files]>([
    ['another name', { './db': './src/schema.ts' }, { 'services/billing/src/schema.ts': schema }],
    ['the main entry', { '.': './src/schema.ts' }, { 'services/billing/src/schema.ts': schema }],
    ['a driver', { './schema': './src/schema.ts' }, { 'services/billing/src/schema.ts': "import pg from 'pg';" }],
    ['a driver further in', { './schema': './src/schema.ts' }, { 'services/billing/src/schema.ts': "import './b.ts';", 'services/billing/src/b.ts': "import pg from 'pg';" }],
    ['the inside of another service', { './schema': './src/schema.ts' }, { 'services/billing/src/schema.ts': "import '../../orders/src/main.ts';" }],
  ])('%s makes it none', (_, exports, files) => expect(interfacesOf(publishing(exports, { ...invoice, ...files }))).toEqual({}));

  test('types of its inside, and values of libraries, are no hindrance', () => {
    const files = publishing({ './schema': './src/schema.ts' }, {
      'services/billing/src/schema.ts': "import type { Pool } from './db.ts'; import { x } from '@acme/lib';", 'services/billing/src/db.ts': "import pg from 'pg'; export type Pool = pg.Pool;",
      'packages/lib/package.json': manifest('@acme/lib', { main: './a.ts' }), 'packages/lib/a.ts': "import pg from 'pg'; export const x = 1;",
    });
    expect(interfacesOf(files)).toEqual({ '@acme/billing/schema': 'billing' });
  });
});

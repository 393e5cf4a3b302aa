import { expect, test } from 'vitest';
import type { Project } from '../model/inventory.ts';
import { interfaceName, isInterfaceSubpath } from './interface-names.ts';

const project = (name: string, root = 'packages/x'): Project => ({ name, root, manifest: undefined }) as unknown as Project;
/** What a name tells: `sure -contracts of billing`. */
function told(name: string, inside = false, root?: string): string | undefined {
  const read = interfaceName(project(name, root), inside);
  return read && `${read.strength} ${read.suffix} of ${read.stem}`;
}

const sure = 'contract contracts interface interfaces proto protos protobuf protobufs sdk api-client client-sdk api-types api-schema api-schemas idl'.split(' ');
const likely = 'api client events messages types schema schemas dto dtos commands queries'.split(' ');

test('the end of a name says how surely it is an interface, and the rest whose', () => {
  for (const suffix of sure) for (const mark of '-_.') expect(told(`my-billing${mark}${suffix}`)).toBe(`sure -${suffix} of my-billing`);
  for (const suffix of likely) for (const mark of '-_.') expect(told(`my-billing${mark}${suffix}`)).toBe(`likely -${suffix} of my-billing`);
  for (const name of ['billing', 'billingcontracts', 'billing-contractss', 'billing-contracts-old', '-sdk', 'billing-sdks', 'billing-clients']) expect(told(name), name).toBeUndefined();
});

test('a name that is nothing else is an interface of nobody; some are only inside of a service', () => {
  for (const name of ['contract', 'contracts', 'proto', 'protos', 'protobuf', 'protobufs', 'idl']) {
    expect([told(name), told(name, true)], name).toEqual([`sure ${name} of `, `sure ${name} of `]);
  }
  for (const name of ['api-contract', 'api-contracts', 'service-contract', 'service-contracts', 'api-types', 'api-schema', 'api-schemas']) expect(told(name), name).toBe(`sure ${name} of `);
  for (const name of ['api', 'client', 'sdk', 'events', 'messages', 'types', 'schema', 'schemas', 'dto', 'dtos', 'interface', 'interfaces']) {
    expect([told(name), told(name, true)], name).toEqual([undefined, `likely ${name} of `]);
  }
  for (const name of ['contractor', 'protocol', 'myidl', 'idls', 'apis', 'myapi', 'sdks', 'clients']) expect([told(name), told(name, true)], name).toEqual([undefined, undefined]);
});

test('settings of a tool are none, whatever they end with', () => {
  const tools = 'eslint stylelint prettier tsconfig typescript-config babel jest vitest webpack vite rollup tailwind postcss biome oxlint'.split(' ');
  expect(tools.filter((tool) => told(`${tool}-config-sdk`) !== undefined || told(`${tool}-types`) !== undefined)).toEqual([]);
  expect([told('my-eslint-types'), told('vitess-types'), told('eslinted-types')]).toEqual(['likely -types of my-eslint', 'likely -types of vitess', 'likely -types of eslinted']);
});

test('of the names of the package and of its directory the surer one counts', () => {
  expect(told('@acme/billing-types', false, 'packages/billing-contracts')).toBe('sure -contracts of billing');
  expect(told('@acme/billing-sdk', false, 'packages/billing-types')).toBe('sure -sdk of billing');
  expect(told('@acme/billing-events', false, 'packages/billing-types')).toBe('likely -events of billing');
  expect(told('@acme/billing', false, 'packages/billing-types')).toBe('likely -types of billing');
  expect(told('@acme/billing', false, '')).toBeUndefined();
});

test('what lies in a directory of interfaces is the interface of what it is called', () => {
  for (const parent of ['contract', 'contracts', 'protos', 'interfaces', 'sdk', 'sdks', 'clients', 'idl']) expect(told('a', false, `libs/${parent}/billing`), parent).toBe(`likely ${parent}/ of billing`);
  for (const parent of ['api', 'types', 'interface', 'client', 'mysdk', 'sdkit', 'my-clients']) expect(told('a', false, `libs/${parent}/billing`), parent).toBeUndefined();
  expect(told('a', false, 'contracts/x/billing')).toBeUndefined();
});

test('entries that are called as interfaces are', () => {
  const names = 'contract contracts client sdk events schema schemas type types proto protos interface interfaces dto dtos message messages'.split(' ');
  const forms = (name: string): readonly string[] => [`./${name}`, `./v1/${name}`, `./${name}/*`, `./${name}/index`, `./${name}/index.js`, ...['js', 'ts', 'cjs', 'cts', 'mjs', 'mts'].map((ending) => `./${name}.${ending}`)];
  expect(names.filter((name) => forms(name).every(isInterfaceSubpath))).toEqual(names.filter((name) => !['type', 'message'].includes(name)));
  for (const entry of ['.', './db', './mytypes', './typesafe', './types/a', './types/*/a', './types/indexes', './types.json', './my.types', './types.d', './xjs', './types.jsx', './types.js/a']) expect(isInterfaceSubpath(entry), entry).toBe(false);
});

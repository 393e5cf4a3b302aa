import { expect, test } from 'vitest';
import type { Address, SettingValue } from '../../model/data-facts.ts';
import type { Service } from '../../model/unit.ts';
import { findCaches } from './caches.ts';
import { findCalls } from './calls.ts';
import { findDatabases } from './databases.ts';
import type { Environment } from './environments.ts';
import { fillIn, fillInAddress, variableOf } from './fill-in.ts';
import type { Lead } from './leads.ts';
import type { Setting } from './setting.ts';

type Values = Readonly<Record<string, string | SettingValue>>;

const site = { file: '.env', line: 1, column: 1 };
const settingsOf = (values: Values): ReadonlyMap<string, Setting> => new Map(Object.entries(values).map(([key, value]) => (
  [key, { key, value: typeof value === 'string' ? { kind: 'text', text: value } : value, site }]
)));
const around = (settings: Values, defaults: Values = {}) => ({ settings: settingsOf(settings), defaults: settingsOf(defaults) });
const address = (of: Address): SettingValue => ({ kind: 'address', address: of });
/** Settings N0 to N`count`, each of which names the next. */
const chain = (count: number, last: SettingValue | string): Values => Object.fromEntries([...Array.from({ length: count }, (_, at) => [`N${at}`, `\${N${at + 1}}`]), [`N${count}`, last]]);

test('a text is filled in from settings, then from what stands in for them, then from its own default', () => {
  const of = (text: string): string => fillIn(text, around({ A: 'a', B: '${A}b', SECRET: { kind: 'hidden' } }, { A: 'other', C: 'c' }));
  expect(['${A}', 'x-${B}-${C}', '${D}', '${D:-d}', '${D-d}', '${D:=d}', '${D=d}', '${A:-d}', '${SECRET}', '${SECRET:-x}', 'A', '${D:-${C}}', '${1}', '${a.b}'].map(of))
    .toEqual(['a', 'x-ab-c', '${D}', 'd', 'd', 'd', 'd', 'a', '${SECRET}', 'x', 'A', 'c', '${1}', '${a.b}']);
});

test('what leads back to itself, or too far, comes to an end', () => {
  expect(fillIn('${A}', around({ A: '${A}x' }))).toBe(`\${A}${'x'.repeat(10)}`);
  expect([fillIn('${N0}', around(chain(9, 'end'))), fillIn('${N0}', around(chain(10, 'end')))]).toEqual(['end', '${N10}']);
  expect([4096, 4097].map((length) => fillIn('${A}', around({ A: 'x'.repeat(length) })).length)).toEqual([4096, 4]);
});

test('the variable that a setting is in the end', () => {
  const of = (values: Values): string => variableOf('N0', around({}, values));
  expect([of({}), of({ N0: '${URL}' }), of({ N0: '${URL:-x}/a' }), of({ N0: 'x${URL}' }), of({ N0: address({ setting: 'URL' }) }), of({ N0: address({ host: 'db' }) }), of({ N0: '${N0}' }), of({ N0: { kind: 'hidden' } })])
    .toEqual(['N0', 'URL', 'URL', 'N0', 'URL', 'N0', 'N0', 'N0']);
  expect([of(chain(10, '${END}')), of(chain(9, '${END}'))]).toEqual(['N10', 'END']);
});

test('an address is looked up in the setting that holds it, and what stands beside it adds to it', () => {
  const values: Values = {
    URL: address({ engine: 'postgres', host: '${HOST}', database: 'shop' }), BARE: address({ engine: 'postgres', host: 'db' }), HOST: 'db', NAME: 'bills', SAME: '${SAME}', WORD: 'x${URL}', TO: '${URL}',
    SECRET: { kind: 'reference', name: 'vault', key: 'url' },
  };
  const of = (one: Address): Address => fillInAddress(one, around(values));
  expect(of({ setting: 'URL' })).toEqual({ engine: 'postgres', host: 'db', database: 'shop' });
  expect(of({ setting: 'URL', database: 'other', schema: '${NAME}' })).toEqual({ engine: 'postgres', host: 'db', database: 'shop', schema: 'bills' });
  expect(of({ setting: 'BARE', database: '${NAME}' })).toEqual({ engine: 'postgres', host: 'db', database: 'bills' });
  expect(of({ setting: 'TO', database: 'other' })).toEqual({ engine: 'postgres', host: 'db', database: 'shop' });
  expect(of({ setting: 'SECRET', engine: 'mysql', host: 'x' })).toEqual({ setting: 'secret vault, key url', engine: 'mysql' });
  expect(of({ setting: 'SECRET' })).toEqual({ setting: 'secret vault, key url' });
  for (const setting of ['NONE', 'SAME', 'WORD', 'HOST']) {
    expect([of({ setting }), of({ setting, engine: 'mysql' }), of({ setting, engine: 'mysql', host: '${HOST}' })]).toEqual([{ setting }, { setting, engine: 'mysql' }, { engine: 'mysql', host: 'db' }]);
  }
  expect(fillInAddress({ setting: 'URL' }, around({}, values))).toMatchObject({ host: 'db' });
  const far = (count: number): Address => fillInAddress({ setting: 'N0' }, around(chain(count, address({ host: 'db' }))));
  expect([far(9), far(10)]).toEqual([{ host: 'db' }, { setting: 'N10' }]);
  const held = (count: number): Values => Object.fromEntries(Array.from({ length: count }, (_, at) => [`N${at}`, address({ setting: `N${at + 1}` })]));
  expect(fillInAddress({ setting: 'N0' }, around(held(12)))).toEqual({ setting: 'N10' });
});

const service = (name: string): Service => ({ kind: 'service', name, projects: [{ root: `apps/${name}` }], tags: [], evidence: [] }) as unknown as Service;
const [orders, billing, stock] = [service('orders'), service('billing'), service('stock')];

test('calls are told once, sorted by both services and the setting', () => {
  const environment = (from: Service, settings: Values, context = 'k8s', defaults: Values = {}): Environment => ({ service: from, context, deployed: true, ...around(settings, defaults) });
  const callsOf = (...environments: readonly Environment[]): readonly string[] => findCalls(environments, { reachedFrom: (_, name) => [orders, billing, stock].find((one) => one.name === name) })
    .map(({ from, to, via }) => `${from.name} → ${to.name} by ${via}`);
  const server = (host: string, setting?: string): SettingValue => ({ kind: 'server', host, ...(setting === undefined ? {} : { setting }) });
  expect(callsOf(environment(stock, { B_URL: server('billing'), A_URL: server('billing') }), environment(orders, { Z_HOST: 'stock,billing:80,other' }), environment(stock, { B_URL: server('billing'), C_URL: server('orders') }, '.env')))
    .toEqual(['orders → billing by Z_HOST', 'orders → stock by Z_HOST', 'stock → billing by A_URL', 'stock → billing by B_URL', 'stock → orders by C_URL']);
  const one = (settings: Values, defaults: Values = {}): readonly string[] => callsOf(environment(orders, settings, 'k8s', defaults)).map((call) => call.slice('orders → '.length));
  expect(one({ A_URL: '${B}', B: server('billing') })).toEqual(['billing by A_URL', 'billing by B']);
  expect(one({ A_URL: 'x${B}', C_URL: '${B}x' }, { B: server('billing') })).toEqual([]);
  expect(one({ A_URL: server('stock', 'A_URL') }, { A_URL: server('billing') })).toEqual(['billing by A_URL']);
  expect(one({ A_URL: server('stock', 'B') })).toEqual(['stock by A_URL']);
  expect(one({ A_URL: { kind: 'hidden' }, B_URL: address({ host: 'billing' }), C_HOST: 'billing:80x', D: 'billing' })).toEqual([]);
  expect(one({ A: '${B}' }, { A: '${A}', B: '${A}' })).toEqual([]);
  const hosts = ['billing', 'billing.shop.svc', 'billing.shop.svc.cluster.local', 'billing.internal', 'billing.railway.internal', 'billing.flycast', 'BILLING.INTERNAL'];
  expect(hosts.map((host) => one({ A_URL: server(host) }).length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  expect(['a.billing.internal', 'billing.internal.io', 'billing.svc', 'billing.shop.svcs', 'billing.flycasts', 'billing.com'].flatMap((host) => one({ A_URL: server(host) }))).toEqual([]);
});

test('databases and caches have each service once for each configuration, and are sorted by name', () => {
  const lead = (of: Service, one: Address, context = 'k8s', more: Partial<Lead> = {}): Lead => ({ service: of, context, deployed: true, address: one, via: 'URL', site, ...more });
  const shop: Address = { engine: 'postgres', host: 'db', database: 'shop' };
  const found = findDatabases([lead(orders, shop), lead(orders, shop), lead(orders, shop, '.env'), lead(billing, shop, 'k8s', { readAt: { file: 'a.ts', line: 2, column: 3 } }), lead(stock, { engine: 'mysql', host: 'a', database: 'b' })]);
  expect(found.map(({ name, owner, address: of, uses }) => [name, owner?.name, of, uses.map(({ service: { name: user }, context, readAt }) => [user, context, readAt?.file])])).toEqual([
    ['mysql a/b', 'stock', { engine: 'mysql', host: 'a', database: 'b' }, [['stock', 'k8s', undefined]]],
    ['postgres db/shop', undefined, shop, [['orders', 'k8s', undefined], ['orders', '.env', undefined], ['billing', 'k8s', 'a.ts']]],
  ]);
  expect(found[0]!.uses[0]).not.toHaveProperty('readAt');
  const named = (one: Address): readonly (string | undefined)[] => findDatabases([lead(orders, one)]).flatMap(({ name, address: of }) => [name, of?.host]);
  expect(named({ setting: 'secret vault, key url' })).toEqual(['database of secret vault, key url', undefined]);
  expect(named({ host: 'DB', port: '1', database: 'shop' })).toEqual(['database db:1/shop', 'DB']);
  for (const none of [{ host: 'db' }, { database: 'shop' }, { setting: 'URL' }, { engine: 'redis', host: 'db', database: '1' }, { engine: 's3', database: 'files' }, { engine: 'redis', setting: 'secret vault, key url' }, { engine: 'mysql', database: 'x' }] as const) expect(named(none), JSON.stringify(none)).toEqual([]);
  const caches = findCaches([lead(orders, { engine: 's3', database: 'files' }), lead(orders, { engine: 'redis', host: 'c' }), lead(orders, { engine: 'redis', host: 'c' }), lead(orders, { engine: 'redis', host: 'c' }, '.env'), lead(billing, { engine: 'redis', host: 'c' }), lead(billing, shop)]);
  expect(caches.map(({ name, engine, uses }) => [name, engine, uses.map(({ service: { name: user }, context }) => `${user} ${context}`)])).toEqual([['redis c', 'redis', ['orders k8s', 'orders .env', 'billing k8s']], ['s3 files', 's3', ['orders k8s']]]);
});

import { expect, test } from 'vitest';
import type { Unit } from '../../model/unit.ts';
import type { Environment } from './environments.ts';
import { findQueues } from './queues.ts';
import type { SaidBy } from './said.ts';
import type { Setting } from './setting.ts';

const site = { file: 'a.ts', line: 1, column: 1 };
const unit = (name: string, kind: Unit['kind'] = 'service'): Unit => ({ kind, name }) as unknown as Unit;
const [orders, billing, kit] = [unit('orders'), unit('billing'), unit('kit', 'library')];
const settings = (of: Readonly<Record<string, string>>): ReadonlyMap<string, Setting> => new Map(Object.entries(of).map(([key, text]) => [key, { key, value: { kind: 'text', text }, site }]));
const environments = [
  { service: orders, settings: settings({ OTHER: 'x' }), defaults: new Map() }, { service: orders, settings: settings({ QUEUE: 'placed' }), defaults: new Map() }, { service: billing, settings: settings({ QUEUE: 'paid' }), defaults: new Map() },
] as unknown as readonly Environment[];

type Channel = readonly [unit: Unit, role: string, name: string, broker?: string, group?: string];

/** Each queue as `broker name of owner (why): unit role group, …`. */
function queuesOf(...channels: readonly Channel[]): readonly string[] {
  const said = (() => channels.map(([of, role, name, broker = 'sqs', group], at) => (
    { unit: of, module: undefined, fact: { kind: 'channel', technology: 'x', broker, name, role, ...(group === undefined ? {} : { group }), site: { ...site, line: at + 1 } } }
  ))) as unknown as SaidBy;
  return findQueues(said, environments, (of) => settings(of === kit ? { QUEUE: 'made' } : {})).map(({ broker, name, owner, evidence, uses }) => (
    `${broker} ${name} of ${owner?.name}${evidence.map(({ reason, site: at }) => ` (${reason}, line ${at?.line})`).join('')}: ${uses.map((use) => [use.unit.name, use.role, use.group].filter(Boolean).join(' ')).join(', ')}`
  ));
}

test('queues go by broker and name, sorted', () => {
  expect(queuesOf([orders, 'produces', 'b'], [billing, 'produces', 'a', 'sqs'], [orders, 'produces', 'a', 'kafka'], [orders, 'produces', 'b'])).toEqual(['kafka a of undefined: orders produces', 'sqs a of undefined: billing produces', 'sqs b of undefined: orders produces, orders produces']);
});

test('the one service that consumes it owns it, else the one that declares it', () => {
  expect(queuesOf([billing, 'declares', 'a'], [kit, 'consumes', 'a'], [orders, 'consumes', 'a'], [orders, 'consumes', 'a'])).toEqual(['sqs a of orders (only orders consumes from it, line 3): billing declares, kit consumes, orders consumes, orders consumes']);
  expect(queuesOf([orders, 'produces', 'a'], [billing, 'declares', 'a'])).toEqual(['sqs a of billing (only billing declares it, line 2): orders produces, billing declares']);
  expect(queuesOf([billing, 'consumes', 'a'], [orders, 'consumes', 'a'], [billing, 'declares', 'a'])).toEqual(['sqs a of undefined: billing consumes, orders consumes, billing declares']);
  expect(queuesOf([kit, 'consumes', 'a'])).toEqual(['sqs a of undefined: kit consumes']);
});

test('a name is filled in by the first environment of its service that knows all of it', () => {
  expect(queuesOf([orders, 'produces', '${QUEUE}'], [billing, 'produces', '${QUEUE}'], [kit, 'produces', '${QUEUE}'], [orders, 'produces', '${NONE}'], [orders, 'produces', '${QUEUE}-${NONE}']))
    .toEqual(['sqs made of undefined: kit produces', 'sqs paid of undefined: billing produces', 'sqs placed of undefined: orders produces']);
  expect(queuesOf([orders, 'consumes', 'a', 'kafka', '${QUEUE}-group'], [orders, 'consumes', 'a', 'kafka', '${NONE}'])).toEqual(['kafka a of orders (only orders consumes from it, line 1): orders consumes placed-group, orders consumes']);
});

test('an address or an ARN tells a queue by its last part', () => {
  expect(queuesOf([orders, 'produces', 'https://sqs.eu-west-1.amazonaws.com/1/a'], [orders, 'produces', 'http://localhost:4566/1/a'], [orders, 'produces', 'arn:aws:sqs:eu-west-1:1:a'], [orders, 'produces', 'x-https://b/a'], [orders, 'produces', 'x:arn:a'], [orders, 'produces', 'a']))
    .toEqual(['sqs a of undefined: orders produces, orders produces, orders produces, orders produces', 'sqs x-https://b/a of undefined: orders produces', 'sqs x:arn:a of undefined: orders produces']);
});

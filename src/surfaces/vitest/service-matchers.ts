import { didYouMean } from '../../model/nearest-name.ts';
import type { Service } from '../../model/unit.ts';
import type { ServiceSubject, Subject, TestedArchitecture } from './architecture.ts';
import { type Verdict, verdict } from './verdict.ts';

interface Owned {
  readonly name: string;
  readonly owner: Service | undefined;
}

/** What is asserted upon services alone. */
export const serviceMatchers = {
  toOwn(subject: ServiceSubject, ...resources: string[]): Verdict {
    const service = serviceOf(subject);
    const found = resources.flatMap((resource) => resourcesOf(subject.of, resource));
    const others = found.filter(({ owner }) => owner !== service);
    const texts = others.map(({ name, owner }) => `  ${name} is ${owner === undefined ? 'owned by none' : `owned by ${owner.name}`}`);
    return verdict(others.length === 0, `${subject.name} does not own ${resources.join(', ')}`, `${subject.name} owns ${resources.join(', ')}`, texts);
  },

  toPublish(subject: ServiceSubject, ...selectors: string[]): Verdict {
    const service = serviceOf(subject);
    const { interfaceOf } = subject.of.model;
    const hidden = selectors.flatMap((selector) => subject.of.modules(selector).modules).filter((module) => interfaceOf(module)?.service !== service);
    const texts = hidden.map((module) => `  ${module.path} is ${interfaceOf(module) === undefined ? 'part of no interface' : `published by ${interfaceOf(module)?.service?.name ?? 'no service'}`}`);
    return verdict(hidden.length === 0, `${subject.name} does not publish all of ${selectors.join(', ')}`, `${subject.name} publishes ${selectors.join(', ')}`, texts);
  },
};

function serviceOf(subject: Subject): Service {
  if (!('service' in subject)) throw new Error(`${subject.name} is no service: only what service() gives owns or publishes anything.`);
  return (subject as ServiceSubject).service;
}

/** All resources that go by a name: `table:orders`, `table:public.orders`, `queue:order-*`. */
function resourcesOf({ model: { resources } }: TestedArchitecture, written: string): readonly Owned[] {
  const all = [
    ...resources.databases.map(({ name, owner }) => ({ name: `database:${name}`, names: [name], owner })),
    ...resources.tables.map(({ name, schema, owner }) => ({ name: `table:${name}`, names: [name, ...(schema === undefined ? [] : [`${schema}.${name}`])], owner })),
    ...resources.queues.map(({ name, owner }) => ({ name: `queue:${name}`, names: [name], owner })),
  ];
  const [kind, ...rest] = written.split(':');
  const pattern = new RegExp(`^${rest.join(':').split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')).join('.*')}$`, 's');
  const found = all.filter(({ name, names }) => name.startsWith(`${kind!}:`) && names.some((one) => pattern.test(one)));
  if (found.length === 0) throw new Error(`There is no ${written}${didYouMean(written, all.map(({ name }) => name))}. \`mandate inspect\` shows databases, tables and queues, to be written as "table:orders".`);
  return found;
}

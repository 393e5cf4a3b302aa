import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { presenceOf } from './presence.ts';
import { baseName } from '../documents/repository-path.ts';

/** Fly.io; `fly.orders.toml` names what it deploys. */
export const fly: Reader<DeploymentFact> = {
  id: 'fly',
  version: 1,
  reads: (path) => /^fly(\.[\w-]+)*\.toml$/.test(baseName(path)),
  read: (path) => {
    const name = baseName(path).split('.').slice(1, -1).find((part) => !/^(prod|production|staging|stage|dev|development|preview|test)$/.test(part));
    const fact = presenceOf('fly', path);
    return { facts: [name === undefined ? fact : { ...fact, name }] };
  },
};

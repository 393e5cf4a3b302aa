import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { presenceOf } from './presence.ts';
import { baseName } from '../documents/repository-path.ts';

/** App Engine; many other things are called `app.yaml`, so a `runtime` at the top level must stand in it. */
export const appEngine: Reader<DeploymentFact> = {
  id: 'app-engine',
  version: 1,
  reads: (path) => /^app\.ya?ml$/.test(baseName(path)),
  read: (path, text) => {
    if (!/^runtime:[ \t]*\S/m.test(text)) return { facts: [] };
    const name = /^service:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
    const fact = presenceOf('app-engine', path);
    return { facts: [name === undefined ? fact : { ...fact, name }] };
  },
};

import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { presenceOf } from './presence.ts';
import { baseName } from '../documents/repository-path.ts';
import { property, stringOf } from '../documents/untyped.ts';

/** Cloudflare Workers and Pages. */
export const wrangler: Reader<DeploymentFact> = {
  id: 'wrangler',
  version: 1,
  reads: (path) => /^wrangler([._-][\w-]+)?\.(toml|jsonc?)$/.test(baseName(path)),
  read: (path, text) => {
    const fact = presenceOf('wrangler', path);
    if (path.endsWith('.toml')) return { facts: [fact] };
    const { value, problem } = readJson(text);
    const name = stringOf(property(value, 'name'));
    return { facts: [name === undefined ? fact : { ...fact, name }], ...(problem === undefined ? {} : { problem }) };
  },
};

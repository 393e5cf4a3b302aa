import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { presenceOf } from './presence.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { isOneShotName, namingWords } from './shell-words.ts';
import { itemsOf, property, stringOf } from '../documents/untyped.ts';

/** PM2 ecosystem files. One in code is not run: its presence says that its directory is deployed. */
export const pm2: Reader<DeploymentFact> = {
  id: 'pm2',
  version: 1,
  reads: (path) => /^(ecosystem\.config\.(js|cjs|mjs|ts|json)|ecosystem\.json|pm2(\.config)?\.json)$/.test(baseName(path)),
  read: (path, text) => {
    if (!path.endsWith('.json')) return { facts: [presenceOf('pm2', path)] };
    const { value, problem } = readJson(text);
    const apps = itemsOf(Array.isArray(value) ? value : property(value, 'apps'));
    const facts = apps.map((app): DeploymentFact => {
      const name = stringOf(property(app, 'name'));
      const context = fromDirectory(directoryOf(path), stringOf(property(app, 'cwd')) ?? '.');
      const mentions = namingWords(stringOf(property(app, 'script')) ?? '');
      return {
        ...presenceOf('pm2', path, context),
        ...(name === undefined ? {} : { name }),
        ...(mentions.length > 0 ? { mentions } : {}),
        ...(name !== undefined && isOneShotName(name) ? { oneShot: true } : {}),
      };
    });
    return problem === undefined ? { facts } : { facts, problem };
  },
};

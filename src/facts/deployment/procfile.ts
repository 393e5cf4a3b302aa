import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { presenceOf } from './presence.ts';
import { baseName } from '../documents/repository-path.ts';
import { isOneShot, namingWords } from './shell-words.ts';

/** Heroku and its like: one fact for each process type. */
export const procfile: Reader<DeploymentFact> = {
  id: 'procfile',
  version: 1,
  reads: (path) => baseName(path) === 'Procfile',
  read: (path, text) => ({
    facts: text.split('\n').flatMap((line, index) => {
      const [, name, command] = /^([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
      if (name === undefined || command === undefined) return [];
      const mentions = [...new Set(namingWords(command))];
      const oneShot = name === 'release' || isOneShot(command);
      return [{
        ...presenceOf('procfile', path),
        name,
        ...(mentions.length > 0 ? { mentions } : {}),
        ...(oneShot ? { oneShot } : {}),
        site: { file: path, line: index + 1, column: 1 },
      }];
    }),
  }),
};

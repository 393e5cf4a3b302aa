import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { baseName, fromDirectory } from '../documents/repository-path.ts';
import { wordsOf } from './shell-words.ts';
import { itemsOf, property, stringOf } from '../documents/untyped.ts';
import { readYaml } from '../documents/yaml-documents.ts';

/** Google Cloud Build: the Dockerfiles that its steps build. */
export const cloudBuild: Reader<DeploymentFact> = {
  id: 'cloud-build',
  version: 1,
  reads: (path) => /^cloudbuild([._-].+)?\.(ya?ml|json)$/i.test(baseName(path)),
  read: (path, text) => {
    if (!/docker|kaniko/i.test(text)) return { facts: [] };
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => itemsOf(property(document.value, 'steps')).flatMap((step, index): readonly DeploymentFact[] => {
      const dockerfile = dockerfileOf(step);
      if (dockerfile === undefined) return [];
      return [{ technology: 'cloud-build', dockerfile, site: { file: path, line: document.lineOf(['steps', index]), column: 1 } }];
    }));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

/** What follows `-f` or `--file` in the arguments of a `docker build`. */
function dockerfileOf(step: unknown): string | undefined {
  const words = wordsOf(itemsOf(property(step, 'args')).map((word) => stringOf(word) ?? ''));
  if (!words.includes('build') && !words.some((word) => word.startsWith('--dockerfile='))) return undefined;
  const named = words.map((word, index) => /^(-f|--file)$/.test(words[index - 1] ?? '') ? word : /^--(file|dockerfile)=(.+)$/.exec(word)?.[2])
    .find((word) => word !== undefined);
  return named === undefined ? undefined : fromDirectory(stringOf(property(step, 'dir')) ?? '', named);
}

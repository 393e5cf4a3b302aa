import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { type Stage, readStages } from './dockerfile-stages.ts';
import { imageName } from './image-name.ts';
import { baseName } from '../documents/repository-path.ts';
import { isOneShot } from './shell-words.ts';

/** Suffixes of files that only speak of a Dockerfile, or that are no Dockerfile until a template is filled in. */
const noDockerfile = /\.(dockerignore|mdx?|txt|json[c5]?|toml|ya?ml|sh|[cm]?[jt]sx?|vue|svelte|tmpl|template|tpl|hbs|ejs|j2|erb|go|py|rs)$/i;

/** Dockerfiles: one fact for each image that a file can end in. */
export const dockerfile: Reader<DeploymentFact> = {
  id: 'dockerfile',
  version: 1,
  reads: (path) => {
    const name = baseName(path);
    return /^(Dockerfile|Containerfile)([._-].+)?$|.\.(dockerfile|containerfile)$/i.test(name) && !noDockerfile.test(name);
  },
  read: (path, text) => {
    const { stages, problem } = readStages(text);
    if (problem !== undefined) return { facts: [], problem };
    const ends = stages.filter((stage) => !stages.some((other) => other !== stage && other.uses.includes(stage)));
    return { facts: ends.map((stage) => factOf(path, stage, ends.length > 1)) };
  },
};

function factOf(path: string, stage: Stage, several: boolean): DeploymentFact {
  const chain = reach(stage);
  const base = baseOf(stage);
  const mentions = [...new Set([...chain.flatMap((each) => each.telling), ...chain.flatMap((each) => each.copied)])];
  const command = chainOfBases(stage).find((each) => each.command.length > 0)?.command ?? [];
  const image = imageName(base);
  return {
    technology: 'dockerfile',
    ...(several && stage.name !== undefined ? { name: stage.name } : {}),
    dockerfile: path,
    ...(image === undefined ? {} : { image }),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(isOneShot(command) ? { oneShot: true } : {}),
    site: { file: path, line: several ? stage.line : 1, column: 1 },
  };
}

/** A stage and all that it is made from, nearest first. */
function reach(stage: Stage): readonly Stage[] {
  const seen = new Set([stage]);
  for (const each of seen) for (const used of each.uses) seen.add(used);
  return [...seen];
}

/** A stage and the stages it inherits from; commands come down this line only. */
function chainOfBases(stage: Stage): readonly Stage[] {
  const seen = new Set<Stage>();
  for (let at: Stage | undefined = stage; at !== undefined && !seen.has(at); at = at.base) seen.add(at);
  return [...seen];
}

function baseOf(stage: Stage): string | undefined {
  return chainOfBases(stage).at(-1)?.from;
}

import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { mayBeManifest, podPathOf, type Resource, resourcesOf, workloadName } from '../documents/kubernetes-resources.ts';
import { itemsOf, property, propertyAt, stringOf } from '../documents/untyped.ts';
import { imageName } from './image-name.ts';
import { isOneShotName, namingWords } from './shell-words.ts';

/** Kubernetes manifests and Helm templates: one fact for each container of a workload. */
export const kubernetes: Reader<DeploymentFact> = {
  id: 'kubernetes',
  version: 1,
  reads: mayBeManifest,
  read: (path, text) => {
    if (!/^[\s-]*apiVersion:/m.test(text) || !/^[\s-]*kind:\s*["']?(Deployment|StatefulSet|DaemonSet|ReplicaSet|Rollout|DeploymentConfig|Pod|Job|CronJob|Service|List)\b/m.test(text)) return { facts: [] };
    const { resources, problem } = resourcesOf(text);
    const facts = resources.flatMap((each) => factsOf(path, each));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function factsOf(path: string, workload: Resource): readonly DeploymentFact[] {
  const pod = podPathOf(workload);
  if (pod === undefined) return [];
  const name = workloadName(workload);
  const oneShot = workload.kind === 'Job' || workload.kind === 'CronJob' || (name !== undefined && isOneShotName(name));
  const line = workload.lineOf([]);
  const containers = itemsOf(propertyAt(workload.value, ...pod, 'containers'));
  return (containers.length > 0 ? containers : [undefined]).map((container) => {
    const image = imageName(stringOf(property(container, 'image')));
    const command = [...itemsOf(property(container, 'command')), ...itemsOf(property(container, 'args'))].filter((word) => typeof word === 'string');
    const mentions = [...new Set([...namingWords(stringOf(property(container, 'name')) ?? ''), ...namingWords(command)])];
    return {
      technology: 'kubernetes',
      ...(name === undefined ? {} : { name }),
      ...(image === undefined ? {} : { image }),
      ...(mentions.length > 0 ? { mentions } : {}),
      ...(oneShot ? { oneShot: true } : {}),
      site: { file: path, line, column: 1 },
    };
  });
}

import type { HclBlock, HclValue } from './hcl-file.ts';
import { codeDirectory } from './terraform-code.ts';
import { imageIn, isForeign, plainName, type TerraformDeployment } from './terraform-deployment.ts';
import type { TerraformFile } from './terraform-file.ts';
import { moduleDeployment } from './terraform-modules.ts';
import { member, variablesIn } from './terraform-variables.ts';

const containers = /^(?:google_cloud_run_(?:v2_)?(?:service|job)|azurerm_container_app(?:_job)?|kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|pod|job|cron_job)(?:_v1)?)$/;
const jobs = /_job(?:_v1)?$/;
const maxDepth = 6;

/** What a file runs, in its order. What is written in another language than JavaScript is left out where its runtime tells. */
export function terraformDeployments(file: TerraformFile): readonly TerraformDeployment[] {
  return file.blocks.flatMap((block) => {
    if (block.type === 'module') return moduleDeployment(file, block) ?? [];
    const type = block.labels[0] ?? '';
    if (block.type !== 'resource') return [];
    if (containers.test(type)) return containersOf(file, block);
    switch (type) {
      case 'aws_lambda_function': return functionOf(file, block, ['filename', 's3_key'], blockAt(block, 'environment')?.attributes.get('variables'));
      case 'google_cloudfunctions_function': return functionOf(file, block, ['source_archive_object'], block.attributes.get('environment_variables'));
      case 'google_cloudfunctions2_function': return secondGeneration(file, block);
      case 'aws_ecs_task_definition': return taskContainers(file, block);
      default: return [];
    }
  });
}

function functionOf(file: TerraformFile, block: HclBlock, sources: readonly string[], variables: HclValue | undefined): readonly TerraformDeployment[] {
  const { attributes } = block;
  if (isForeign(file, attributes.get('runtime'))) return [];
  const code = sources.map((key) => codeDirectory(file, attributes.get(key))).find((directory) => directory !== undefined);
  const title = plainName(file, attributes.get('function_name') ?? attributes.get('name'));
  return [{ ...bare(block), title, image: imageIn(file, attributes.get('image_uri')), code, variables: variablesIn(variables) }];
}

function secondGeneration(file: TerraformFile, block: HclBlock): readonly TerraformDeployment[] {
  if (isForeign(file, blockAt(block, 'build_config')?.attributes.get('runtime'))) return [];
  const object = blockAt(block, 'build_config', 'source', 'storage_source')?.attributes.get('object');
  const variables = blockAt(block, 'service_config')?.attributes.get('environment_variables');
  return [{ ...bare(block), title: plainName(file, block.attributes.get('name')), code: codeDirectory(file, object), variables: variablesIn(variables) }];
}

/** The containers of a task, where they are written as values and not as text. */
function taskContainers(file: TerraformFile, block: HclBlock): readonly TerraformDeployment[] {
  const definitions = block.attributes.get('container_definitions');
  const list = definitions?.kind === 'call' && definitions.name === 'jsonencode' ? definitions.args[0] : undefined;
  return list?.kind !== 'list' ? [] : apart(list.items.map((item) => ({
    ...bare(block), title: plainName(file, member(item, 'name')), image: imageIn(file, member(item, 'image')),
    variables: [...variablesIn(member(item, 'environment')), ...variablesIn(member(item, 'secrets'))],
  })));
}

function containersOf(file: TerraformFile, block: HclBlock): readonly TerraformDeployment[] {
  return apart(blocksNamed(block, /^containers?$/, 0).map(({ attributes, blocks }) => ({
    ...bare(block), title: plainName(file, attributes.get('name') ?? block.attributes.get('name')), image: imageIn(file, attributes.get('image')),
    variables: blocks.filter(({ type }) => type === 'env').flatMap(({ attributes: variable, line, column }) => {
      const key = file.textOf(variable.get('name'));
      return key === undefined ? [] : [{ key, value: variable.get('value') ?? { kind: 'other' }, line, column }];
    }),
  })));
}

/** Of several containers each has a name of its own. */
function apart(containers: readonly TerraformDeployment[]): readonly TerraformDeployment[] {
  return containers.length < 2 ? containers : containers.map((one, index) => ({ ...one, name: `${one.name}/${one.title ?? index}` }));
}

function bare(block: HclBlock): TerraformDeployment {
  const { labels, line, column } = block;
  return { name: labels.join('.'), title: undefined, image: undefined, code: undefined, oneShot: jobs.test(labels[0] ?? ''), variables: [], line, column };
}

function blockAt(block: HclBlock, ...path: readonly string[]): HclBlock | undefined {
  return path.reduce<HclBlock | undefined>((at, name) => at?.blocks.find(({ type }) => type === name), block);
}

function blocksNamed(block: HclBlock, name: RegExp, depth: number): readonly HclBlock[] {
  return depth > maxDepth ? [] : block.blocks.flatMap((inner) => name.test(inner.type) ? [inner] : blocksNamed(inner, name, depth + 1));
}

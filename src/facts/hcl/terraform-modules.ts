import type { HclBlock, HclEntry, HclValue } from './hcl-file.ts';
import { codeDirectory } from './terraform-code.ts';
import { imageIn, isForeign, plainName, type TerraformDeployment } from './terraform-deployment.ts';
import type { TerraformFile } from './terraform-file.ts';
import { member, variablesIn } from './terraform-variables.ts';

const codeKeys = ['source_path', 'source_dir', 'source_file', 'filename', 'local_existing_package'];
const imageKeys = ['image_uri', 'image'];
const variableKeys = ['environment_variables', 'environment', 'env_vars', 'env', 'variables'];
const functionKeys = ['handler', 'runtime', 'function_name', ...imageKeys, ...variableKeys];
/** The one module of the registry whose documentation says what its arguments mean. */
const knownModule = /^(?:registry\.terraform\.io\/)?terraform-aws-modules\/lambda\/aws$/;

/**
 * A function that a module makes: a module of the repository, told by what functions are given, or that of
 * terraform-aws-modules. Of other modules of a registry nothing says what their arguments mean.
 */
export function moduleDeployment(file: TerraformFile, block: HclBlock): TerraformDeployment | undefined {
  const { attributes, line, column } = block;
  const source = file.textOf(attributes.get('source')) ?? '';
  const says = (key: string, text: string): boolean => file.textOf(attributes.get(key)) === text;
  if (!/^\.\.?\//.test(source) && !knownModule.test(source)) return undefined;
  if (!functionKeys.some((key) => attributes.has(key)) || isForeign(file, attributes.get('runtime'))) return undefined;
  if (says('create_layer', 'true') || says('create_function', 'false') || says('create', 'false')) return undefined;
  const first = <Value>(keys: readonly string[], read: (value: HclValue | undefined) => Value | undefined): Value | undefined => (
    keys.map((key) => read(attributes.get(key))).find((value) => value !== undefined)
  );
  return {
    name: `module.${block.labels[0] ?? ''}`,
    title: first(['function_name', 'name'], (value) => plainName(file, value)),
    image: first(imageKeys, (value) => imageIn(file, value)),
    code: first(codeKeys, (value) => codeDirectory(file, onlyPath(value))),
    oneShot: false,
    variables: variableKeys.flatMap((key) => variablesOf(attributes.get(key))),
    line, column,
  };
}

/** `environment = { variables = { … } }` of some, and `environment = { … }` of others. */
function variablesOf(value: HclValue | undefined): readonly HclEntry[] {
  return variablesIn(member(value, 'variables') ?? value);
}

/** One path, or a list of one; of several none tells which the function is built from. */
function onlyPath(value: HclValue | undefined): HclValue | undefined {
  if (value?.kind !== 'list') return member(value, 'path') ?? value;
  const [only] = value.items.length === 1 ? value.items : [];
  return member(only, 'path') ?? only;
}

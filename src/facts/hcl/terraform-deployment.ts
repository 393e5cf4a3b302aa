import { looksSecret } from '../../model/setting-part.ts';
import { unknown } from '../documents/unknown.ts';
import type { HclEntry, HclValue } from './hcl-file.ts';
import type { TerraformFile } from './terraform-file.ts';

/** Something that a file of Terraform runs: a function, or a container. */
export interface TerraformDeployment {
  /** Its address, one of a kind in its file: `aws_lambda_function.orders`, `aws_ecs_task_definition.shop/orders`. */
  readonly name: string;
  /** What it is called where it runs, as far as the file tells. */
  readonly title: string | undefined;
  /** The image it runs, what is not known around its name marked as such. */
  readonly image: string | undefined;
  /** The directory its code is taken from, posix from the root of the repository. */
  readonly code: string | undefined;
  readonly oneShot: boolean;
  readonly variables: readonly HclEntry[];
  readonly line: number;
  readonly column: number;
}

/** Whether a runtime is told, and runs no JavaScript. */
export function isForeign(file: TerraformFile, runtime: HclValue | undefined): boolean {
  const text = file.textOf(runtime);
  return text !== undefined && !text.includes(unknown) && !text.startsWith('nodejs');
}

/** A name as people give them; undefined for what is not known and for what could be a secret. */
export function plainName(file: TerraformFile, value: HclValue | undefined): string | undefined {
  const name = file.nameIn(value);
  return name !== undefined && /^[\w.-]{1,100}$/.test(name) && !looksSecret(name) ? name : undefined;
}

/** An image whose name is told, whatever its registry and tag. */
export function imageIn(file: TerraformFile, value: HclValue | undefined): string | undefined {
  const text = file.textOf(value);
  const name = text?.split('@', 1)[0]?.split('/').at(-1)?.split(':', 1)[0] ?? '';
  return name === '' || name.includes(unknown) ? undefined : text;
}

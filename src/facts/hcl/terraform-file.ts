import type { Site } from '../../model/site.ts';
import { isSecretKey } from '../../model/setting-part.ts';
import { unknown } from '../documents/unknown.ts';
import { type HclBlock, type HclValue, indexStep } from './hcl-file.ts';
import { member } from './terraform-variables.ts';

/** A file of Terraform, and what it tells of itself. */
export interface TerraformFile {
  readonly path: string;
  readonly blocks: readonly HclBlock[];
  /** The name that an attribute gives: whole, or the last part of an ARN or URL; undefined when a part of it is not known. */
  nameIn(value: HclValue | undefined): string | undefined;
  /** The resource of this file that a value leads to by its identifier, name, ARN or URL. */
  resourceIn(value: HclValue | undefined): HclBlock | undefined;
  /** The resource or data source of this file whose attribute a value is, whichever it be. */
  blockIn(value: HclValue | undefined): HclBlock | undefined;
  /** A text with what is not known in it marked as such; `path.module` and its like are `.`. */
  textOf(value: HclValue | undefined): string | undefined;
  siteOf(place: { readonly line: number; readonly column: number }): Site;
}

/** The attribute that names a resource, by its type. */
export const namingAttribute: ReadonlyMap<string, string> = new Map([
  ['aws_sqs_queue', 'name'], ['aws_sns_topic', 'name'], ['aws_dynamodb_table', 'name'], ['aws_s3_bucket', 'bucket'],
  ['aws_ecr_repository', 'name'], ['aws_ecr_image', 'repository_name'],
]);

const identifying = /^(?:id|name|bucket|arn|url|stream_arn|repository_url|image_uri)$/;
const places = /^(?:module|root|cwd)$/;
const maxDepth = 10;
const maxLength = 4_096;

/** Fills in what the file itself tells: its locals, and the names of its resources. Variables are told when it is applied. */
export function createTerraformFile(path: string, blocks: readonly HclBlock[]): TerraformFile {
  const resources = new Map(blocks.filter(({ type }) => type === 'resource').map((block) => [block.labels.join('.'), block]));
  const sources = new Map(blocks.filter(({ type }) => type === 'data').map((block) => [block.labels.join('.'), block]));
  const locals = new Map(blocks.filter(({ type }) => type === 'locals').flatMap(({ attributes }) => [...attributes]));

  const resourceAt = (steps: readonly string[], among = resources): HclBlock | undefined => {
    const [type, name, attribute, more] = steps.filter((step) => step !== indexStep);
    return more === undefined && attribute !== undefined && identifying.test(attribute) ? among.get(`${type}.${name}`) : undefined;
  };

  const blockAt = (steps: readonly string[]): HclBlock | undefined => {
    const [first = '', second = '', third = ''] = steps.filter((step) => step !== indexStep);
    return first === 'data' ? sources.get(`${second}.${third}`) : resources.get(`${first}.${second}`);
  };

  const named = ([root, local = '', ...members]: readonly string[], depth: number): string | undefined => {
    if (root === 'path' && places.test(local)) return '.';
    if (root !== 'local') {
      // A data source is found by the name that it is asked for.
      const resource = root === 'data' ? resourceAt([local, ...members], sources) : resourceAt([root ?? '', local, ...members]);
      return resource && textAt(resource.attributes.get(namingAttribute.get(resource.labels[0] ?? '') ?? ''), depth);
    }
    if ([local, ...members].some(isSecretKey)) return undefined;
    return textAt(members.reduce(member, locals.get(local)), depth);
  };

  const textAt = (value: HclValue | undefined, depth: number): string | undefined => {
    if (value === undefined || depth > maxDepth) return undefined;
    if (value.kind === 'text') return value.text;
    if (value.kind === 'reference') return named(value.path, depth + 1);
    if (value.kind !== 'template') return undefined;
    let text = '';
    for (const part of value.parts) {
      text += textAt(part, depth + 1) ?? unknown;
      if (text.length > maxLength) return undefined;
    }
    return text;
  };

  return {
    path,
    blocks,
    blockIn: (value) => value?.kind === 'reference' ? blockAt(value.path) : undefined,
    textOf: (value) => textAt(value, 0),
    nameIn: (value) => {
      const last = textAt(value, 0)?.split(/[:/]/).at(-1);
      return last === undefined || last === '' || last.includes(unknown) ? undefined : last;
    },
    resourceIn: (value) => {
      // "${aws_dynamodb_table.orders.arn}/index/*" is the table's.
      const [first, ...rest] = value?.kind === 'template' ? value.parts : [value];
      const isPart = rest.length === 0 || (rest[0]?.kind === 'text' && rest[0].text.startsWith('/'));
      return first?.kind === 'reference' && isPart ? resourceAt(first.path) : undefined;
    },
    siteOf: ({ line, column }) => ({ file: path, line, column }),
  };
}

import type { Told } from '../../model/data-facts.ts';
import { unknown } from '../documents/unknown.ts';
import { itemsOf, property, propertyAt, recordOf, stringOf } from '../documents/untyped.ts';

export type ServerlessPath = readonly (string | number)[];

/** A configuration of the Serverless framework, as plain values. */
export interface ServerlessFile {
  readonly path: string;
  readonly value: unknown;
  /** The value at a path, with a short tag (`!Ref X`) written out (`{ Ref: X }`) and a `${self:…}` put in its place. */
  valueAt(path: ServerlessPath): unknown;
  lineOf(path: ServerlessPath): number;
  /** What a value comes to; what only the deployment tells is `unknown` within the text. */
  textOf(value: unknown): Told | undefined;
  /** Where a value lies that is kept elsewhere: `${ssm:/orders/url}`, `${cf:stack.output}`, an import from a stack. */
  referenceOf(value: unknown): { readonly name: string; readonly key: string } | undefined;
  /** The resources of CloudFormation by their logical names. */
  readonly resources: ReadonlyMap<string, { readonly resource: unknown; readonly at: ServerlessPath }>;
}

/** The property that names a resource, by its type. */
export const namingProperty: ReadonlyMap<string, string> = new Map<string, string>([
  ['AWS::DynamoDB::Table', 'TableName'], ['AWS::DynamoDB::GlobalTable', 'TableName'], ['AWS::SQS::Queue', 'QueueName'], ['AWS::SNS::Topic', 'TopicName'],
  ['AWS::S3::Bucket', 'BucketName'],
]);

/** No text of a name holds these; they keep a setting's braces apart from those that are still to be filled in. */
const [open, close] = ['\uE001', '\uE002'];
const maxRounds = 50;
const maxLength = 4_096;
const maxDepth = 10;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  lineOf(path: ServerlessPath): number;
}

/** Fills in what the file itself tells: its own variables with their defaults, and the names of its resources. */
export function createServerlessFile({ path, text, value, lineOf }: Source): ServerlessFile {
  let lines: readonly string[] | undefined;
  const resources = resourcesOf(value);

  const written = (at: ServerlessPath): unknown => {
    const found = propertyPath(value, at);
    const key = String(at.at(-1));
    const line = (lines ??= text.split('\n'))[lineOf(at) - 1] ?? '';
    const tag = /^["']?\s*:\s*!(\w+)/.exec(line.slice(line.indexOf(key) + key.length))?.[1];
    return tag === undefined ? found : { [tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`]: found };
  };

  const variable = (inner: string): string => {
    const settings: string[] = [];
    for (const each of inner.split(',').map((part) => part.trim())) {
      if (/^env:\w+$/.test(each)) settings.push(each.slice(4));
      else {
        const told = ownText(value, each);
        if (told === undefined) continue;
        return settings[0] === undefined ? told : `${open}${settings[0]}:-${told}${close}`;
      }
    }
    return settings[0] === undefined ? unknown : `${open}${settings[0]}${close}`;
  };

  const filled = (raw: string): string => {
    let current = raw;
    for (let round = 0; round < maxRounds && current.length <= maxLength; round++) {
      const next = current.replace(/\$\{([^${}]*)\}/, (_, inner: string) => resources.has(inner) ? named(inner, 0) ?? unknown : variable(inner));
      if (next === current) return current.includes('${') ? unknown : current.replaceAll(open, '${').replaceAll(close, '}');
      current = next;
    }
    return unknown;
  };

  const named = (logical: string, depth: number): string | undefined => {
    const found = resources.get(logical);
    const key = namingProperty.get(stringOf(property(found?.resource, 'Type')) ?? '');
    return found === undefined || key === undefined || depth > maxDepth ? undefined : textAt(written([...found.at, 'Properties', key]), depth + 1);
  };

  const textAt = (each: unknown, depth: number): Told | undefined => {
    if (depth > maxDepth) return undefined;
    if (typeof each === 'string') return filled(each);
    if (typeof each === 'number') return String(each);
    const sub = property(each, 'Fn::Sub');
    const join = itemsOf(property(each, 'Fn::Join'));
    if (sub !== undefined) return textAt(Array.isArray(sub) ? sub[0] : sub, depth + 1);
    if (join.length === 2) return itemsOf(join[1]).map((part) => textAt(part, depth + 1) ?? unknown).join(stringOf(join[0]) ?? '');
    const target = stringOf(property(each, 'Ref')) ?? attributeOwner(property(each, 'Fn::GetAtt'));
    return target === undefined ? undefined : named(target, depth);
  };

  return {
    path, value, lineOf, resources,
    textOf: (each) => textAt(each, 0),
    valueAt: (at) => {
      const found = written(at);
      const self = typeof found === 'string' ? /^\$\{self:([\w.-]+)\}$/.exec(found)?.[1] : undefined;
      return self === undefined ? found : propertyAt(value, ...self.split('.'));
    },
    referenceOf: (each) => {
      const [, name, key] = typeof each === 'string' ? /^\$\{(ssm|cf|s3)(?:[:(][^:)]*\))?:?([^{}$,]+)\}$/.exec(each.trim()) ?? [] : [];
      if (name !== undefined && key !== undefined) return { name, key };
      const imported = textAt(property(each, 'Fn::ImportValue'), 0);
      return imported === undefined || imported.includes(unknown) ? undefined : { name: 'cf', key: imported };
    },
  };
}

/** What one variable says by itself: a text of the file, the stage, a literal. The options of a command line are not known. */
function ownText(document: unknown, variable: string): string | undefined {
  const literal = /^(['"])(.*)\1$/s.exec(variable)?.[2];
  if (literal !== undefined) return literal;
  if (variable === 'sls:stage') return textOfScalar(propertyAt(document, 'provider', 'stage')) ?? 'dev';
  const path = /^self:([\w.-]+)$/.exec(variable)?.[1];
  if (path === undefined) return undefined;
  if (path === 'service') return serviceName(document);
  return textOfScalar(propertyAt(document, ...path.split('.'))) ?? (path === 'provider.stage' ? 'dev' : undefined);
}

function serviceName(document: unknown): string | undefined {
  return stringOf(property(document, 'service')) ?? stringOf(propertyAt(document, 'service', 'name'));
}

function textOfScalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function attributeOwner(value: unknown): string | undefined {
  const [owner, attribute] = typeof value === 'string' ? value.split('.') : itemsOf(value).map(String);
  return attribute === undefined || /^(Arn|StreamArn|QueueName|QueueUrl|TopicName|TopicArn)$/.test(attribute) ? owner : undefined;
}

function resourcesOf(document: unknown): ServerlessFile['resources'] {
  const written = property(document, 'resources');
  const blocks = Array.isArray(written) ? written.map((_, index) => ['resources', index, 'Resources']) : [['resources', 'Resources']];
  return new Map(blocks.flatMap((at) => Object.entries(recordOf(propertyPath(document, at)) ?? {}).map(([name, resource]) => [name, { resource, at: [...at, name] }])));
}

function propertyPath(value: unknown, path: ServerlessPath): unknown {
  return path.reduce<unknown>((at, key) => typeof key === 'number' ? itemsOf(at)[key] : property(at, key), value);
}

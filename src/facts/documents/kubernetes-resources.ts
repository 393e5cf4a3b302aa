import { withoutActions } from './helm-template.ts';
import { baseName } from './repository-path.ts';
import { unknown } from './unknown.ts';
import { itemsOf, property, propertyAt, stringOf } from './untyped.ts';
import { readYaml, type YamlFile } from './yaml-documents.ts';

/** One resource of a manifest. */
export interface Resource {
  readonly kind: string;
  readonly apiVersion: string;
  readonly value: unknown;
  /** The line of the value at a path of keys of the resource, from 1. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Other YAML that is told by its name; opening it would be in vain. */
const otherYaml = /^(pnpm-(lock|workspace)|(docker-)?compose([._-].+)?|values([._-].+)?|kustomization|Chart|openapi|swagger|mkdocs|action|codecov|dependabot|cloudbuild|render|serverless|app|lerna)\.ya?ml$/i;

/** Whether a path may be that of a manifest or of a Helm template. */
export function mayBeManifest(path: string): boolean {
  return /\.ya?ml$/i.test(path) && !otherYaml.test(baseName(path)) && !/(?:^|\/)\.github\//.test(path);
}

/** The resources of a manifest or Helm template, items of a list among them. A template is read without being filled in. */
export function resourcesOf(text: string): { readonly resources: readonly Resource[]; readonly problem?: YamlFile['problem'] } {
  const template = text.includes('{{');
  const { documents, problem } = readYaml(template ? withoutActions(text) : text);
  const resources = documents.flatMap(({ value, lineOf }) => property(value, 'kind') === 'List'
    ? itemsOf(property(value, 'items')).map((item, index) => resourceOf(item, (path) => lineOf(['items', index, ...path])))
    : [resourceOf(value, lineOf)]);
  // A template is YAML only once it is filled in; what cannot be read of it before is no fault of the file.
  return problem === undefined || template ? { resources } : { resources, problem };
}

function resourceOf(value: unknown, lineOf: Resource['lineOf']): Resource {
  return { kind: stringOf(property(value, 'kind')) ?? '', apiVersion: stringOf(property(value, 'apiVersion')) ?? '', value, lineOf };
}

const template = ['spec', 'template', 'spec'];
const podPaths: ReadonlyMap<string, readonly string[]> = new Map([
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout', 'DeploymentConfig', 'Job'].map((kind) => [kind, template] as const),
  ['Pod', ['spec']], ['CronJob', ['spec', 'jobTemplate', ...template]],
]);

/** Where a workload describes its pod; undefined for what is none. Of the two kinds of Service, that of Knative has one. */
export function podPathOf({ kind, apiVersion }: Resource): readonly string[] | undefined {
  return kind === 'Service' && apiVersion.startsWith('serving.knative.dev/') ? template : podPaths.get(kind);
}

/** The name of a workload without what a template fills in, as its deployment goes by: `{{ .Release.Name }}-orders` is `orders`. */
export function workloadName({ value }: Resource): string | undefined {
  const known = stringOf(propertyAt(value, 'metadata', 'name'))?.replaceAll(unknown, '').replace(/^[-.]+|[-.]+$/g, '');
  return known === '' ? undefined : known;
}

/** A name that is written out whole. What a template fills in makes two names that look alike two things. */
export function wholeName(value: unknown): string | undefined {
  const name = stringOf(value);
  return name === undefined || name.includes(unknown) || name.includes('{{') ? undefined : name;
}

import type { DataFact, SettingScope, SettingValue } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { baseName, directoryOf } from '../documents/repository-path.ts';
import { entriesOf, itemsOf, property, propertyAt, recordOf, stringOf } from '../documents/untyped.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';
import { plainValue, variableValue } from './container-variable.ts';
import { isSettingName } from '../../model/setting-part.ts';

type Path = readonly (string | number)[];

const maxDepth = 6;
const environments = /^(?:extra)?env(?:s|vars?|ironment|ironmentVariables)?$/i;

/**
 * Helm values: the maps and lists of variables (`env`, `extraEnv`, `envVars`) that stand beside an `image`, which names the
 * workload. What the templates make of other values is not followed.
 */
export const helmValuesSettings: Reader<DataFact> = {
  id: 'helm-values-settings',
  version: 2,
  reads: (path) => /^values([._-].+)?\.ya?ml$/i.test(baseName(path)),
  read: (path, text) => {
    if (!/image/i.test(text) || !/env/i.test(text)) return { facts: [] };
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => workloadsOf(document.value, []).flatMap((at) => factsOf(path, document, at)));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

/** The paths of all values that have an image. */
function workloadsOf(value: unknown, at: readonly string[]): readonly (readonly string[])[] {
  const here = property(value, 'image') === undefined ? [] : [at];
  return at.length >= maxDepth ? here : [...here, ...entriesOf(value).flatMap(([key, child]) => workloadsOf(child, [...at, key]))];
}

function factsOf(path: string, document: YamlDocument, at: readonly string[]): readonly DataFact[] {
  const name = at.at(-1) ?? baseName(directoryOf(path));
  const scope: SettingScope = name === '' ? { in: 'file' } : { in: 'deployment', name };
  return entriesOf(propertyAt(document.value, ...at)).filter(([key]) => environments.test(key)).flatMap(([key, variables]) => variablesOf(variables, [...at, key]))
    .filter((variable) => isSettingName(variable.key)).map(({ key, value, place }) => ({
      kind: 'setting', scope, key, value: valueOf(key, value), site: { file: path, line: document.lineOf(place), column: 1 },
    }));
}

interface Variable {
  readonly key: string;
  readonly value: unknown;
  readonly place: Path;
}

/** `KEY: value`, or the list of names and values that a container takes. */
function variablesOf(variables: unknown, at: Path): readonly Variable[] {
  if (!Array.isArray(variables)) return entriesOf(variables).map(([key, value]) => ({ key, value, place: [...at, key] }));
  return itemsOf(variables).map((item, index) => ({ key: stringOf(property(item, 'name')) ?? '', value: item, place: [...at, index] }));
}

function valueOf(key: string, written: unknown): SettingValue {
  return recordOf(written) === undefined ? plainValue(key, written) : variableValue(key, written);
}

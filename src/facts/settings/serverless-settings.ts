import type { DataFact, SettingScope, SettingValue } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { baseName } from '../documents/repository-path.ts';
import { unknown } from '../documents/unknown.ts';
import { entriesOf, property } from '../documents/untyped.ts';
import { readYaml } from '../documents/yaml-documents.ts';
import { eventFacts, resourceFacts } from './serverless-resources.ts';
import { createServerlessFile, type ServerlessFile, type ServerlessPath } from './serverless-values.ts';
import { isSettingName } from '../../model/setting-part.ts';
import { settingValue } from './setting-value.ts';

/**
 * The Serverless framework: what its functions are given, the resources that it makes, and the queues and streams that
 * wake its functions. Variables of the file itself are filled in, `${env:X}` is the setting X, and what lies in another
 * file or is told when it is deployed stays unknown. A configuration that is code (`serverless.ts`) is not read.
 */
export const serverlessSettings: Reader<DataFact> = {
  id: 'serverless-settings',
  version: 2,
  reads: (path) => /^serverless([._-][\w-]+)?\.(ya?ml|json)$/.test(baseName(path)),
  read: (path, text) => {
    const { documents, problem } = documentsOf(path, text);
    const facts = documents.flatMap((document) => {
      const file = createServerlessFile({ path, text, ...document });
      return [...environments(file), ...eventFacts(file), ...resourceFacts(file)].toSorted((a, b) => a.site.line - b.site.line);
    });
    return problem === undefined ? { facts } : { facts, problem };
  },
};

interface Documents extends Omit<ReturnType<typeof readYaml>, 'documents'> {
  readonly documents: readonly { readonly value: unknown; lineOf(path: ServerlessPath): number }[];
}

function documentsOf(path: string, text: string): Documents {
  if (!path.endsWith('.json')) return readYaml(text);
  const { value, lineOf, problem } = readJson(text);
  const documents = [{ value, lineOf: (at: ServerlessPath) => lineOf(at.map(String)) }];
  return problem === undefined ? { documents } : { documents, problem };
}

function environments(file: ServerlessFile): readonly DataFact[] {
  return [
    ...settingsAt(file, ['provider', 'environment'], { in: 'file' }),
    ...entriesOf(property(file.value, 'functions')).flatMap(([name]) => settingsAt(file, ['functions', name, 'environment'], { in: 'deployment', name })),
  ];
}

function settingsAt(file: ServerlessFile, at: ServerlessPath, scope: SettingScope): readonly DataFact[] {
  const environment = file.valueAt(at);
  return entriesOf(environment).filter(([key]) => isSettingName(key)).map(([key, written]) => {
    // A set that is written elsewhere in the file has no place below this path.
    const value = valueOf(file, key, file.valueAt([...at, key]) ?? written);
    return { kind: 'setting', scope, key, value, site: { file: file.path, line: file.lineOf([...at, key]), column: 1 } };
  });
}

function valueOf(file: ServerlessFile, key: string, written: unknown): SettingValue {
  const reference = file.referenceOf(written);
  if (reference !== undefined) return { kind: 'reference', ...reference };
  const text = file.textOf(written);
  return text === undefined || text.includes(unknown) ? { kind: 'hidden' } : settingValue(key, text);
}

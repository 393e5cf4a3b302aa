import type { Address, DataFact, SettingScope, SettingValue } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { baseName } from '../documents/repository-path.ts';
import { readToml, type TomlDocument } from '../documents/toml-document.ts';
import type { TomlPath } from '../documents/toml-lines.ts';
import { entriesOf, itemsOf, property, propertyAt, stringOf } from '../documents/untyped.ts';
import { isSettingName } from '../../model/setting-part.ts';
import { settingValue } from './setting-value.ts';

/**
 * Cloudflare's wrangler.toml, wrangler.json and wrangler.jsonc: variables, D1 databases, R2 buckets, and the Hyperdrive and
 * key-value namespaces that a binding leads to, at the top and in each environment, which inherits none of them.
 * Cloudflare's queues are not read: one takes no second consumer.
 */
export const wranglerSettings: Reader<DataFact> = {
  id: 'wrangler-settings',
  version: 3,
  reads: (path) => /^wrangler([._-][\w-]+)?\.(toml|jsonc?)$/.test(baseName(path)),
  read: (path, text) => {
    const document = path.endsWith('.toml') ? readToml(text) : jsonDocument(text);
    const blocks = [[], ...entriesOf(property(document.value, 'env')).map(([name]) => ['env', name])];
    const facts = blocks.flatMap((at) => factsOf(path, document, at));
    return document.problem === undefined ? { facts } : { facts, problem: document.problem };
  },
};

/** An item of a JSON array is placed where its array is. */
function jsonDocument(text: string): TomlDocument {
  const document = readJson(text);
  return { ...document, lineOf: (at) => document.lineOf(at.filter((key) => typeof key === 'string')) };
}

function factsOf(path: string, document: TomlDocument, block: readonly string[]): readonly DataFact[] {
  const scope: SettingScope = block[1] === undefined ? { in: 'file' } : { in: 'deployment', name: block[1] };
  const siteOf = (at: TomlPath) => ({ file: path, line: document.lineOf([...block, ...at]), column: 1 });
  const setting = (key: string | undefined, value: SettingValue, at: TomlPath): readonly DataFact[] =>
    key !== undefined && isSettingName(key) ? [{ kind: 'setting', scope, key, value, site: siteOf(at) }] : [];
  const bindings = (kind: string, read: (binding: unknown, at: TomlPath) => readonly DataFact[]): readonly DataFact[] =>
    itemsOf(propertyAt(document.value, ...block, kind)).flatMap((binding, index) => read(binding, [kind, index]));
  const stores = (kind: string, key: string, place: Address): readonly DataFact[] => bindings(kind, (binding, at) => {
    const database = stringOf(property(binding, key));
    return database === undefined ? [] : [{ kind: 'connection', technology: 'wrangler', address: { ...place, database }, site: siteOf(at) }];
  });
  const references = (kind: string, name: string): readonly DataFact[] => bindings(kind, (binding, at) => {
    const id = stringOf(property(binding, 'id'));
    return id === undefined ? [] : setting(stringOf(property(binding, 'binding')), { kind: 'reference', name, key: id }, at);
  });
  return [
    ...entriesOf(propertyAt(document.value, ...block, 'vars')).flatMap(([key, value]) => setting(key, variable(key, value), ['vars', key])),
    ...stores('d1_databases', 'database_name', { engine: 'sqlite', host: 'd1' }),
    ...stores('r2_buckets', 'bucket_name', { engine: 's3', host: 'r2' }),
    ...references('hyperdrive', 'hyperdrive'),
    ...references('kv_namespaces', 'kv'),
  ].toSorted((a, b) => a.site.line - b.site.line);
}

function variable(key: string, value: unknown): SettingValue {
  return typeof value === 'string' ? settingValue(key, value) : { kind: 'hidden' };
}

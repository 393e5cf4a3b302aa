import type { Engine } from './data-facts.ts';

/** What a setting tells, by its key alone. */
export type SettingPart = 'host' | 'port' | 'database' | 'schema' | 'table' | 'bucket' | 'queue' | 'topic' | 'group';

/** By how a key ends, in words of capitals; the first that fits decides. */
const endings: readonly (readonly [SettingPart, RegExp])[] = [
  ['group', /(?:^|_)(?:GROUP_?ID|CONSUMER_GROUP(?:_?(?:ID|NAME))?|KAFKA_GROUP)$/],
  ['queue', /(?:^|_)QUEUE(?:_?(?:NAME|URL|ARN))?$/],
  ['topic', /(?:^|_)(?:TOPIC|SUBJECT|STREAM)(?:_?(?:NAME|ARN))?$/],
  ['bucket', /(?:^|_)BUCKET(?:_?NAME)?$/],
  ['table', /(?:^|_)(?:TABLE|COLLECTION)(?:_?NAME)?$/],
  ['schema', /(?:^|_|PG|DB)(?:SCHEMA(?:_?NAME)?|SEARCH_?PATH)$/],
  ['database', /(?:DATABASE|(?:^|_)(?:PG)?DB)(?:_*NAME|_DATABASE|_DB|_INDEX|_NUMBER)?$|(?:^|_)KEYSPACE(?:_?NAME)?$/],
  ['host', /(?:_|PG|SQL|REDIS|MONGO|RABBIT|DB)(?:HOST(?:NAME|S)?|SERVER|ADDR|ADDRESS|ENDPOINT|NODES)$|(?:^|_)(?:BROKERS?|(?:BOOTSTRAP|NATS)_SERVERS?)$/],
  ['port', /(?:_|PG|SQL|REDIS|MONGO|RABBIT|DB)PORT$/],
];
const secret = /PASS(?:WORD|WD|PHRASE|CODE|KEY|$|_|\d)|PWD|(?:^|_)PW(?:$|_|\d)|SECRET|TOKEN|CREDENTIAL|KEYS?(?:$|_|\d)/;
const leading = /URL|URI|DSN|DATABASE|MONGO|POSTGRES|REDIS|AMQP|RABBIT|KAFKA|QUEUE|TOPIC/;
const maxLength = 100;

/** The part of an address, or the queue or topic, that a key names: `ORDERS_DB_HOST`, `POSTGRES_Database`, `orderQueue`. */
export function settingPart(key: string): SettingPart | undefined {
  const words = wordsOf(key);
  return secret.test(words) ? undefined : endings.find(([, ending]) => ending.test(words))?.[0];
}

/** Words that a key has for what it leads to, and the engine they tell, if any. */
const storeWords: Readonly<Record<string, Engine | undefined>> = {
  DB: undefined, DATABASE: undefined, SQL: undefined, TYPEORM: undefined, SEQUELIZE: undefined, KNEX: undefined, PRISMA: undefined,
  PG: 'postgres', POSTGRES: 'postgres', POSTGRESQL: 'postgres', COCKROACH: 'postgres', MYSQL: 'mysql', MARIADB: 'mysql',
  MONGO: 'mongodb', MONGODB: 'mongodb', MSSQL: 'mssql', CLICKHOUSE: 'clickhouse', REDIS: 'redis', VALKEY: 'redis',
};

/**
 * What ties the keys of one address together: `ORDERS_DB_HOST` and `ORDERS_DB_NAME` both speak of `ORDERS`, and
 * `POSTGRES_HOST` and `POSTGRES_DB` of a Postgres. Undefined for a key that names no part.
 */
export function settingGroup(key: string): { readonly name: string; readonly engine: Engine | undefined } | undefined {
  const part = settingPart(key);
  if (part === undefined) return undefined;
  const words = wordsOf(key);
  const known = words.replace(/^PG(?=[A-Z])/, 'PG_').split('_').filter((word) => word !== '');
  const engine = known.map((word) => Object.hasOwn(storeWords, word) ? storeWords[word] : undefined).find((one) => one !== undefined);
  const rest = known.filter((word) => !Object.hasOwn(storeWords, word) && !partWords.has(word));
  return { name: rest.join('_'), engine };
}

/** The engine of the store that a key of a whole address leads to; `unknown` when it only says database. */
export function storeOfKey(key: string): Engine | 'unknown' | undefined {
  const words = wordsOf(key).split('_');
  if (isSecretKey(key) || !/(?:^|_)(?:URL|URI|DSN|CONNECTION|CONN|STRING)(?:_|$)/.test(words.join('_'))) return undefined;
  const found = words.filter((word) => Object.hasOwn(storeWords, word));
  return found.length === 0 ? undefined : found.map((word) => storeWords[word]).find((engine) => engine !== undefined) ?? 'unknown';
}

const partWords = new Set(['HOST', 'HOSTNAME', 'HOSTS', 'SERVER', 'ADDR', 'ADDRESS', 'ENDPOINT', 'NODES', 'PORT', 'NAME', 'SCHEMA', 'SEARCH', 'PATH', 'INDEX', 'NUMBER', 'KEYSPACE']);

/** Whether a key says of itself that its value is nobody's business. */
export function isSecretKey(key: string): boolean {
  return secret.test(wordsOf(key));
}

/** Whether a key may lead to a store or broker. */
export function leadsToResource(key: string): boolean {
  return isSettingName(key) && !isSecretKey(key) && (leading.test(wordsOf(key)) || settingPart(key) !== undefined);
}

/** Whether a text is the name of a setting: a line of a key file that was torn apart is none. */
export function isSettingName(text: string): boolean {
  return text.length <= maxLength && /^[A-Za-z_][\w.-]*$/.test(text) && !looksSecret(text);
}

/** Whether a text is no name that people give: a hash, a token, a key. */
export function looksSecret(text: string): boolean {
  if (/^(?:sk|pk|rk|gh[a-z]|glpat|xox[a-z]|AKIA|ASIA|eyJ|npm|dop|shpat)(?:[_-]|[A-Z0-9]{12})/.test(text)) return true;
  return text.split(/[^A-Za-z0-9]+/).some(isRandom);
}

function isRandom(word: string): boolean {
  const digits = word.replace(/\D/g, '').length;
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (word.length >= 16 && /^[\da-f]+$/i.test(word) && digits > 0) return true;
  if (word.length >= 10 && mixed && digits >= 3) return true;
  if (word.length >= 16 && digits >= 4 && digits < word.length && /[a-z]\d+[a-z]+\d/i.test(word)) return true;
  return word.length >= 40;
}

/** A key in capitals, its words apart: `dbHost` is `DB_HOST`. */
function wordsOf(key: string): string {
  return key.slice(0, maxLength).replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase().replace(/[^A-Z\d]+/g, '_');
}

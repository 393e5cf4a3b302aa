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

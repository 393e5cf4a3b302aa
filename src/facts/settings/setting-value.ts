import type { Address, Engine, SettingValue } from '../../model/data-facts.ts';
import { unknown } from '../documents/unknown.ts';
import { addressOf } from './address.ts';
import { type Hole, mark, maskHoles } from './holes.ts';
import { isSecretKey, looksSecret, type SettingPart, settingPart, storeOfKey } from '../../model/setting-part.ts';
import { serverHost } from './server-host.ts';

const host = `[\\w.${mark}-]+(?::[\\d${mark}]{1,5})?`;
const hosts = new RegExp(`^${host}(?:,${host})*$`);
const port = new RegExp(`^(?:\\d{1,5}|[${mark}])$`);
const names = new RegExp(`^[\\w.${mark}](?:[\\w.:${mark}-]|/(?!/)){0,126}$`);
/** An SQS queue by its URL, and a queue or topic by its resource name. */
const queueUrl = /^https?:\/\/[\w.-]+(?::\d{1,5})?\/\d{12}\/[\w-]{1,80}(?:\.fifo)?$/;
const resourceName = /^arn:aws[a-z-]*:(?:sqs|sns|kinesis|s3|dynamodb):[\w-]*:\d*:[\w./-]+$/;
const noName = /^(?:true|false|yes|no|on|off|null|undefined|none)$/i;
/** Stores that are reached over plain HTTP, by the word in their setting's key. */
const httpStores: readonly (readonly [RegExp, Engine])[] = [
  [/clickhouse/i, 'clickhouse'], [/elastic|opensearch/i, 'elasticsearch'], [/dynamo/i, 'dynamodb'],
];
/** HTTP says nothing of stores; under this scheme their addresses are taken apart alike. */
const schemeOfStores = 'clickhouse://';
const databaseFile = /^["']?file:/i;

/**
 * What a setting holds, without anything that could be a secret: an address with its credentials cut off, a name under a
 * key that stands for one, the host of a server, another setting. All else is hidden.
 */
export function settingValue(key: string, raw: string): SettingValue {
  const text = raw.trim();
  if (text === '' || text.length > 4096 || isSecretKey(key)) return { kind: 'hidden' };
  const whole = maskHoles(text)?.whole;
  if (whole !== undefined) return settingOfSetting(key, text, whole);
  const address = databaseFile.test(text) && !mayBeFile(key) ? undefined : addressOf(text) ?? httpStore(key, text);
  if (address !== undefined) return { kind: 'address', address };
  const part = settingPart(key);
  const told = part && plainText(part, text);
  if (told !== undefined) return { kind: 'text', text: told };
  const host = storeOfKey(key) === undefined ? serverHost(key, text) : undefined;
  return host === undefined ? { kind: 'hidden' } : { kind: 'server', host };
}

/** `file:` names other things than databases: certificates, packages. */
function mayBeFile(key: string): boolean {
  return /url|uri|dsn|database|db|sqlite/i.test(key);
}

/** `${OTHER}`; a default is kept when it is an address, or a name under a key that stands for one. */
function settingOfSetting(key: string, text: string, { name, fallback }: Hole): SettingValue {
  if (isSecretKey(name)) return { kind: 'hidden' };
  const address = addressOf(text);
  if (address !== undefined && Object.keys(address).length > 1) return { kind: 'address', address };
  const value = fallback === undefined ? undefined : settingValue(key, fallback);
  if (value?.kind === 'address') return { kind: 'address', address: { ...value.address, setting: name } };
  if (value?.kind === 'server') return { ...value, setting: name };
  const known = value?.kind === 'text' && settingPart(key) !== undefined && !value.text.includes('}:') ? `:-${value.text}` : '';
  return { kind: 'text', text: `\${${name}${known}}` };
}

function plainText(part: SettingPart, text: string): string | undefined {
  if ((part === 'queue' || part === 'topic') && (queueUrl.test(text) || resourceName.test(text))) return text;
  const masked = maskHoles(text.replace(/^(["'])(.*)\1$/, '$2'));
  if (masked === undefined || masked.text.includes(unknown)) return undefined;
  const pattern = part === 'host' ? hosts : part === 'port' ? port : names;
  const plain = masked.restore(masked.text);
  return pattern.test(masked.text) && !noName.test(masked.text) && !looksSecret(plain) ? plain : undefined;
}

function httpStore(key: string, text: string): Address | undefined {
  const engine = httpStores.find(([word]) => word.test(key))?.[1];
  const place = /^["']?https?:\/\/(.*?)["']?$/is.exec(text)?.[1];
  const address = engine && place !== undefined ? addressOf(`${schemeOfStores}${place}`) : undefined;
  return engine && address && { ...address, engine };
}

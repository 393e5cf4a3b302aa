import type { Address, Engine } from '../../model/data-facts.ts';
import { unknown } from '../documents/unknown.ts';
import { adoParts, libpqParts, searchPathOf, sqlServerParts, type WrittenParts } from './connection-string.ts';
import { mark, type Masked, maskHoles } from './holes.ts';

/** By URL scheme, without what follows a `+`. */
const engines: Readonly<Record<string, Engine>> = {
  postgres: 'postgres', postgresql: 'postgres', pg: 'postgres', cockroachdb: 'postgres', mysql: 'mysql', mysqlx: 'mysql', mariadb: 'mysql',
  sqlserver: 'mssql', mssql: 'mssql', oracle: 'oracle', mongodb: 'mongodb', clickhouse: 'clickhouse', cassandra: 'cassandra',
  elasticsearch: 'elasticsearch', neo4j: 'neo4j', bolt: 'neo4j', redis: 'redis', rediss: 'redis', valkey: 'redis', memcached: 'memcached',
  memcache: 'memcached', sqlite: 'sqlite', sqlite3: 'sqlite', file: 'sqlite', libsql: 'sqlite', s3: 's3',
};
/** A broker is no store: its address has no engine, and its virtual host stands where a database would. */
const brokers = new Set(['amqp', 'amqps', 'nats', 'kafka']);
const files = new Set(['sqlite', 'sqlite3', 'file']);

const maxLength = 4096;
const hostText = new RegExp(`^[\\p{L}\\p{N}_.\\\\*/:${mark}-]*$`, 'u');
const portText = new RegExp(`^[\\d${mark}]*$`);
const nameText = new RegExp(`^[\\p{L}\\p{N}_.$/\\\\: ${mark}-]*$`, 'u');

/**
 * What tells one store from another in a URL or connection string, credentials cut off; undefined for a text that is no
 * such address, or of which nobody can tell where its password ends. `${NAME}` alone is the setting that holds it all, and
 * the parts beside it are those of its default.
 */
export function addressOf(text: string): Address | undefined {
  if (text.length > maxLength) return undefined;
  const masked = maskHoles(unquoted(text.trim()));
  if (masked === undefined || /[\r\n]/.test(masked.text)) return undefined;
  if (masked.whole !== undefined) return addressOfSetting(masked.whole.name, masked.whole.fallback);
  const parts = urlParts(masked.text) ?? libpqParts(masked.text) ?? adoParts(masked.text);
  return parts && settled(parts, masked);
}

function addressOfSetting(name: string, fallback: string | undefined): Address | undefined {
  if (name.startsWith('@')) return undefined;
  return { ...(fallback === undefined ? {} : addressOf(fallback)), setting: name };
}

function unquoted(text: string): string {
  return /^(["'`]).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

function urlParts(text: string): WrittenParts | undefined {
  const url = text.replace(/^jdbc:/i, '');
  if (/^oracle:/i.test(url) && url !== text) return oracleParts(url);
  const [, written, slashes, rest] = /^([a-z][a-z0-9]*)(?:\+[a-z0-9.]+)?:(\/\/)?(.*)$/is.exec(url) ?? [];
  const scheme = written?.toLowerCase() ?? '';
  if (rest === undefined || !(Object.hasOwn(engines, scheme) || brokers.has(scheme))) return undefined;
  if (files.has(scheme)) return fileParts(rest);
  if (slashes === undefined) return undefined;
  if (scheme === 'sqlserver') return sqlServerParts(rest);
  return placeParts(engines[scheme], rest);
}

/** A file is told by its path, as it is written; one in memory is nobody else's. */
function fileParts(rest: string): WrittenParts | undefined {
  const path = rest.split(/[?#]/, 1)[0]!;
  return path === '' || rest.includes('@') || path.includes(':memory:') || /[?&]mode=memory/.test(rest) ? undefined : { engine: 'sqlite', database: path };
}

/** `jdbc:oracle:thin:user/password@//db:1521/orders`, or with `:ORDERS` for a system identifier. */
function oracleParts(url: string): WrittenParts | undefined {
  const [, host, port, database] = /^(?:\/\/)?([^:/@()]+)(?::([^:/@]+))?[:/]([^/:@?]+)$/.exec(url.slice(url.lastIndexOf('@') + 1)) ?? [];
  return url.includes('@') && host !== undefined ? { engine: 'oracle', host, port, database } : undefined;
}

function placeParts(engine: Engine | undefined, rest: string): WrittenParts | undefined {
  const open = withoutUser(rest);
  if (open === undefined) return undefined;
  const [place, query = ''] = splitOnce(open.split('#', 1)[0]!, '?');
  const [authority, path = ''] = splitOnce(place, '/');
  const told = queryOf(query);
  const hosts = hostsOf(authority);
  const database = decoded(path.replace(/\/$/, ''));
  if (hosts === undefined || database === undefined || path.replace(/\/$/, '').includes('/')) return undefined;
  if (engine === 's3') return { engine, database: hosts.host };
  return {
    engine,
    host: told.get('host') ?? told.get('socket') ?? told.get('socketpath') ?? hosts.host,
    port: told.get('port') ?? hosts.port,
    database: database === '' ? told.get('dbname') ?? told.get('db') : database,
    schema: told.get('schema') ?? told.get('search_path') ?? told.get('currentschema') ?? searchPathOf(told.get('options')),
  };
}

/** What follows the last @. Where an @ could as well stand in a query as end a password with a question mark, nothing is said. */
function withoutUser(rest: string): string | undefined {
  const at = rest.lastIndexOf('@');
  const query = rest.indexOf('?');
  return query >= 0 && query < at && rest.slice(query, at).includes('=') ? undefined : rest.slice(at + 1);
}

/** Several hosts are sorted, and share their port when they have one in common. */
function hostsOf(authority: string): { readonly host: string; readonly port?: string } | undefined {
  const hosts: { host: string; port: string }[] = [];
  for (const each of authority.split(',')) {
    const [, host = '', port = ''] = /^(\[[\da-f:.]+\]|[^:[\]]*)(?::([^:]*))?$/i.exec(each) ?? [undefined, '?'];
    const known = decoded(host);
    if (known === undefined || !(portText.test(port.replaceAll(unknown, '')))) return undefined;
    hosts.push({ host: known, port });
  }
  const ports = new Set(hosts.map(({ port }) => port));
  if (ports.size === 1) return { host: hosts.map(({ host }) => host).sort().join(','), port: hosts[0]!.port };
  return { host: hosts.map(({ host, port }) => port === '' ? host : `${host}:${port}`).sort().join(',') };
}

function queryOf(query: string): ReadonlyMap<string, string> {
  const pairs = query.split(/[&;]/).map((pair) => splitOnce(pair, '='))
    .map(([key, value = '']) => [key.toLowerCase(), decoded(value.replaceAll('+', ' ')) ?? ''] as const);
  return new Map(pairs.filter(([, value]) => value !== ''));
}

/** The parts with their variables written out; what a template fills in is not told, and a part that is no name spoils all. */
function settled(parts: WrittenParts, { restore }: Masked): Address | undefined {
  const { engine, port } = parts;
  const [host, database, schema] = [parts.host, parts.database, schemaName(parts.schema, restore)];
  const valid = ipv6(host) || (host ?? '').split(',').every((each) => hostText.test(each.replaceAll(unknown, '')));
  const named = [database, schema].every((each) => nameText.test((each ?? '').replaceAll(unknown, '')));
  if (!valid || !named || !portText.test((port ?? '').replaceAll(unknown, ''))) return undefined;
  const told = Object.entries({ host, port, database, schema })
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '' && !entry[1].includes(unknown))
    .map(([part, value]) => [part, restore(value)] as const);
  return host === undefined && database === undefined || told.length === 0 ? undefined : { ...(engine === undefined ? {} : { engine }), ...Object.fromEntries(told) };
}

/** The first schema of a search path that is not named after the user. */
function schemaName(path: string | undefined, restore: Masked['restore']): string | undefined {
  return path?.split(',').map((each) => each.trim().replace(/^"(.*)"$/, '$1')).find((each) => !/^\$\{?user\}?$/.test(restore(each)));
}

function ipv6(host: string | undefined): boolean {
  return host !== undefined && /^\[[\da-f:.]+\]$/i.test(host);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function splitOnce(text: string, at: string): [string, string?] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

import type { Engine } from '../../model/data-facts.ts';

/** The parts of a connection string as they are written, with user and password left behind. */
export interface WrittenParts {
  readonly engine?: Engine | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly database?: string | undefined;
  readonly schema?: string | undefined;
}

type Pairs = ReadonlyMap<string, string>;

const libpqKeys = new Set([
  'host', 'hostaddr', 'port', 'dbname', 'user', 'password', 'passfile', 'options', 'sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'sslpassword',
  'application_name', 'connect_timeout', 'target_session_attrs', 'client_encoding', 'channel_binding', 'gssencmode', 'keepalives', 'service',
  'search_path', 'schema',
]);
const adoHosts = ['server', 'data source', 'address', 'addr', 'network address', 'host'];
const adoDatabases = ['database', 'initial catalog', 'databasename'];
const adoSchemas = ['search path', 'searchpath', 'currentschema', 'schema'];
const secretKeys = new Set(['user', 'username', 'user id', 'userid', 'uid', 'password', 'pwd']);
const ofSqlServer = new Set([
  'initial catalog', 'integrated security', 'trusted_connection', 'trustservercertificate', 'multipleactiveresultsets', 'network address',
]);

/** `host=db port=5432 dbname=orders user=… password=…`, as libpq takes it. */
export function libpqParts(text: string): WrittenParts | undefined {
  const pairs = pairsOf(text, /\s*([a-z_]+) ?= ?('(?:[^'\\]|\\.)*'|[^\s'"]*)(?:\s|$)/y);
  if (pairs === undefined || pairs.size < 2 || [...pairs.keys()].some((key) => !libpqKeys.has(key))) return undefined;
  if (!pairs.has('host') && !pairs.has('hostaddr') && !pairs.has('dbname')) return undefined;
  return {
    engine: 'postgres',
    host: firstOf(pairs, ['host', 'hostaddr']),
    port: pairs.get('port'),
    database: pairs.get('dbname'),
    schema: firstOf(pairs, ['search_path', 'schema']) ?? searchPathOf(pairs.get('options')),
  };
}

/** `Server=db;Database=orders;User Id=…;Password=…`, as ADO.NET, ODBC and node-mssql take it. */
export function adoParts(text: string): WrittenParts | undefined {
  const pairs = propertiesOf(text);
  const server = pairs && firstOf(pairs, adoHosts);
  if (pairs === undefined || server === undefined || pairs.size < 2) return undefined;
  const place = serverOf(server);
  const engine = place.isSqlServer || [...pairs.keys()].some((key) => ofSqlServer.has(key)) ? 'mssql'
    : pairs.has('host') && pairs.has('username') ? 'postgres' : undefined;
  return {
    engine, host: place.host, port: place.port ?? pairs.get('port'), database: firstOf(pairs, adoDatabases), schema: firstOf(pairs, adoSchemas),
  };
}

/** What follows `sqlserver://`: `db:1433;database=orders;user=…;password=…`. */
export function sqlServerParts(rest: string): WrittenParts | undefined {
  const semicolon = rest.indexOf(';');
  const pairs = semicolon < 0 ? new Map<string, string>() : propertiesOf(rest.slice(semicolon + 1));
  if (pairs === undefined) return undefined;
  const authority = (semicolon < 0 ? rest : rest.slice(0, semicolon)).replace(/\/$/, '');
  // User-info has no place in this form: an @ says that a password may have been cut in two.
  const open = [authority, ...[...pairs].filter(([key]) => !secretKeys.has(key)).map(([key, value]) => key + value)];
  if (open.some((each) => each.includes('@'))) return undefined;
  const place = serverOf(authority === '' ? firstOf(pairs, ['servername', 'server']) ?? '' : authority);
  return {
    engine: 'mssql', host: place.host, port: place.port ?? firstOf(pairs, ['port', 'portnumber']), database: firstOf(pairs, adoDatabases),
    schema: firstOf(pairs, adoSchemas),
  };
}

/** The schema that `-c search_path=orders` puts first. */
export function searchPathOf(options: string | undefined): string | undefined {
  return /(?:-c\s*|--)search_path\s?=\s?(\S+)/.exec(options ?? '')?.[1];
}

function serverOf(server: string): { readonly host: string; readonly port?: string; readonly isSqlServer: boolean } {
  const [, protocol, host, mark, port] = /^(tcp:|np:|lpc:)?([^,:]*)(?:([,:])(.*))?$/.exec(server) ?? [];
  return { host: host ?? server, ...(port === undefined ? {} : { port: port.trim() }), isSqlServer: protocol !== undefined || mark === ',' };
}

function propertiesOf(text: string): Pairs | undefined {
  return pairsOf(text, /\s*([A-Za-z][A-Za-z _]{0,40})=\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|\{[^}]*\}|[^;"'{]*)\s*(?:;\s*|$)/y);
}

/** Key by key until the text ends; undefined when anything else stands between. A key that comes twice counts as it came last. */
function pairsOf(text: string, pair: RegExp): Pairs | undefined {
  const pairs = new Map<string, string>();
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text);
    if (match === null) return undefined;
    const value = match[2]!.trim();
    pairs.set(match[1]!.trim().toLowerCase(), /^["'{]/.test(value) ? value.slice(1, -1) : value);
  }
  return pairs;
}

function firstOf(pairs: Pairs, keys: readonly string[]): string | undefined {
  return keys.map((key) => pairs.get(key)).find((value) => value !== undefined && value !== '');
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf } from './address.ts';

const postgres = { engine: 'postgres', host: 'db', port: '5432', database: 'orders' };

describe('URLs', () => {
  test.each([
    ['postgres://u:p@db:5432/orders', postgres],
    ['postgresql://u:p@db:5432/orders?sslmode=require&connect_timeout=3', postgres],
    ['"postgres://u:p@db:5432/orders"', postgres],
    ['postgresql+asyncpg://u:p@db:5432/orders', postgres],
    ['jdbc:postgresql://db:5432/orders?user=u&password=p', postgres],
    ['postgres://u:p@ss:w/rd#1@db:5432/orders', postgres],
    ['postgres://u:p?ss@db:5432/orders', postgres],
    ['postgres://u:p%40ss@db:5432/or%64ers', postgres],
    ['postgres://u:p@db:5432/orders/', postgres],
    ['POSTGRES://db:5432/orders', postgres],
    ['postgres://db', { engine: 'postgres', host: 'db' }],
    ['postgres://db/', { engine: 'postgres', host: 'db' }],
    ['postgres:///orders', { engine: 'postgres', database: 'orders' }],
    ['postgres://u:p@localhost/orders?host=/cloudsql/acme:eu:main', { engine: 'postgres', host: '/cloudsql/acme:eu:main', database: 'orders' }],
    ['postgres://%2Fvar%2Frun/orders', { engine: 'postgres', host: '/var/run', database: 'orders' }],
    ['postgres://[::1]:5432/orders', { ...postgres, host: '[::1]' }],
    ['postgres://b:5432,a:5432/orders', { ...postgres, host: 'a,b' }],
    ['mysql://u:p@db:3306/orders', { engine: 'mysql', host: 'db', port: '3306', database: 'orders' }],
    ['mariadb://db/orders', { engine: 'mysql', host: 'db', database: 'orders' }],
    ['mongodb://u:p@m2:27018,m1:27017/orders?replicaSet=rs0', { engine: 'mongodb', host: 'm1:27017,m2:27018', database: 'orders' }],
    ['mongodb+srv://u:p@c0.ab1.mongodb.net/?retryWrites=true&w=majority', { engine: 'mongodb', host: 'c0.ab1.mongodb.net' }],
    ['redis://:p@cache:6379/2', { engine: 'redis', host: 'cache', port: '6379', database: '2' }],
    ['rediss://cache?db=3&password=p', { engine: 'redis', host: 'cache', database: '3' }],
    ['mssql://sa:p@db:1433/orders?encrypt=true', { engine: 'mssql', host: 'db', port: '1433', database: 'orders' }],
    ['bolt://u:p@graph:7687', { engine: 'neo4j', host: 'graph', port: '7687' }],
    ['s3://k:s@invoices/2024', { engine: 's3', database: 'invoices' }],
    ['amqp://guest:guest@rabbit:5672/orders', { host: 'rabbit', port: '5672', database: 'orders' }],
    ['amqps://u:p@rabbit/%2F', { host: 'rabbit', database: '/' }],
    ['nats://token@nats:4222', { host: 'nats', port: '4222' }],
    ['jdbc:oracle:thin:u/p@//db:1521/orders', { engine: 'oracle', host: 'db', port: '1521', database: 'orders' }],
    ['jdbc:oracle:thin:@db:1521:ORDERS', { engine: 'oracle', host: 'db', port: '1521', database: 'ORDERS' }],
  ])('%s', (text, address) => expect(addressOf(text)).toEqual(address));

  test.each([
    ['?schema=billing'], ['?sslmode=disable&search_path=billing'], ['?currentSchema=billing,public'], ['?options=-c%20search_path%3Dbilling'],
    ['?options=-csearch_path=billing'], ['?options=--search_path%3Dbilling'], ['?search_path="$user",billing'],
  ])('%s tells the schema', (query) => expect(addressOf(`postgres://u:p@db:5432/orders${query}`)).toEqual({ ...postgres, schema: 'billing' }));

  test.each([
    ['file:./dev.db', './dev.db'], ['file:dev.db?connection_limit=1', 'dev.db'], ['sqlite://data/x.sqlite', 'data/x.sqlite'], ['sqlite:/var/x.db', '/var/x.db'],
    ['jdbc:sqlite:x.db', 'x.db'],
  ])('%s is a file', (text, database) => expect(addressOf(text)).toEqual({ engine: 'sqlite', database }));
});

describe('connection strings', () => {
  const mssql = { engine: 'mssql', host: 'db', port: '1433', database: 'orders' };
  test.each([
    ['sqlserver://db:1433;database=orders;user=sa;password={p@;s};encrypt=true', mssql],
    ['jdbc:sqlserver://db:1433;databaseName=orders;user=sa;password=p@s', mssql],
    ['sqlserver://db\\SQLEXPRESS;database=orders', { engine: 'mssql', host: 'db\\SQLEXPRESS', database: 'orders' }],
    ['Server=tcp:db,1433;Initial Catalog=orders;User Id=sa;Password="p;s";', mssql],
    ['Data Source=db,1433;Database=orders;Integrated Security=true', mssql],
    ['Server=db;Database=orders;Uid=root;Pwd=p', { host: 'db', database: 'orders' }],
    ['Host=db;Port=5432;Database=orders;Username=u;Password=p', postgres],
    ["host=db port=5432 dbname=orders user=u password='p \\' s'", postgres],
    ["dbname=orders user=u options='-c search_path=billing'", { engine: 'postgres', database: 'orders', schema: 'billing' }],
  ])('%s', (text, address) => expect(addressOf(text)).toEqual(address));
});

describe('variables', () => {
  test.each([
    ['postgres://${U}:${P:-a@b/c?d=e}@${DB_HOST:-db}:${DB_PORT}/${DB_NAME}', { engine: 'postgres', host: '${DB_HOST:-db}', port: '${DB_PORT}', database: '${DB_NAME}' }],
    ['mongodb://$U:$P@$HOST:27017/orders', { engine: 'mongodb', host: '${HOST}', port: '27017', database: 'orders' }],
    ['redis://${HOST:-${REDIS_HOST}}', { engine: 'redis', host: '${HOST:-${REDIS_HOST}}' }],
    ['redis://${HOST:?not set}:6379', { engine: 'redis', host: '${HOST}', port: '6379' }],
    ['postgres://${AUTH:-u:p@db}/orders', { engine: 'postgres', host: '${AUTH}', database: 'orders' }],
    ['postgres://db/${@names.database}', { engine: 'postgres', host: 'db', database: '${@names.database}' }],
    ['${DATABASE_URL}', { setting: 'DATABASE_URL' }],
    ['${DATABASE_URL:-postgres://u:p@db:5432/orders}', { ...postgres, setting: 'DATABASE_URL' }],
    ['postgres://\uE000:\uE000@\uE000-pg:5432/orders', { engine: 'postgres', port: '5432', database: 'orders' }],
  ])('%s', (text, address) => expect(addressOf(text)).toEqual(address));
});

test.each([
  [''], ['orders'], ['https://acme.com/orders'], ['postgres://'], ['postgres://u:secret'], ['postgres://u:p@db:port/orders'], ['postgres://db/%zz'],
  ['mongodb+srv://<user>:<password>cluster'], ['postgres://u:p@<host>/orders'], ['postgres://u:p?a=b@db/orders'], ['postgres://db/orders?mail=a@b'],
  ['sqlserver://sa:1234;w@db;database=orders'], ['sqlite::memory:'], ['file:x?mode=memory'], ['${@constants.url}'], ['constructor://db/orders'],
  ['prisma+postgres://accelerate.prisma-data.net/?api_key=p'], ['Server=db'], ['host=db'], ['host=db and=more'], ['a=b;c=d'], ['postgres://db/a\nb'],
  ['jdbc:oracle:thin:u/p'], ['postgres://db/\uE101'], ['postgres://$$DB/orders'],
])('%j is no address that can be told', (text) => expect(addressOf(text)).toBeUndefined());

describe('credentials', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('@', ':', '/', '?', '#', ';', '=', '&', '$', '{', '}', '%', '[', ']', ',', '1', 'a', ' ', '\''), maxLength: 12 }),
  );
  const written = (secret: fc.Arbitrary<string>) => fc.tuple(secret, fc.boolean()).map(([each, encoded]) => encoded ? encodeURIComponent(each) : each);
  const user = written(text.map((each) => `U5er${each}`));
  const password = written(text.map((each) => `${each}S3cret`));
  const scheme = fc.constantFrom('postgres', 'mysql', 'mongodb', 'mongodb+srv', 'redis', 'mssql', 'sqlserver', 'amqp', 'nats', 'neo4j', 's3', 'sqlite', 'libsql', 'jdbc:mysql');
  const place = fc.constantFrom('db/orders', 'db:5432/orders', 'a:1,b:2/orders', '${HOST}:${PORT}/${NAME}', 'db/orders?sslmode=require', 'db', 'db;database=orders', 'db/orders?mail=a@b');

  test('neither user nor password of a URL is in its address, which is that of the URL without them', () => {
    fc.assert(fc.property(scheme, user, password, place, (kind, name, secret, rest) => {
      const address = addressOf(`${kind}://${name}:${secret}@${rest}`);
      expect(JSON.stringify(address) ?? '').not.toMatch(/U5er|S3cret/);
      if (address !== undefined) expect(address).toEqual(addressOf(`${kind}://${rest}`));
    }), { numRuns: 2_000 });
  });

  test('nor are those of a connection string', () => {
    const quoted = text.map((each) => `S3cret${each.replaceAll('"', '')}`);
    fc.assert(fc.property(quoted, (secret) => {
      expect(JSON.stringify(addressOf(`Server=db,1433;Database=orders;User Id=U5er;Password="${secret}"`)) ?? '').not.toMatch(/U5er|S3cret/);
      expect(JSON.stringify(addressOf(`sqlserver://db:1433;database=orders;user=U5er;password=${secret}`)) ?? '').not.toMatch(/U5er|S3cret/);
      expect(JSON.stringify(addressOf(`host=db dbname=orders user=U5er password=${secret}`)) ?? '').not.toMatch(/U5er|S3cret/);
    }));
  });

  test('any text at all has an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void addressOf(`postgres://${any}`)));
  });
});

import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { settingReads } from './setting-reads.ts';

const keys = (text: string) => readCode('apps/orders/src/config.ts', text, [settingReads]).map((fact) => fact.kind === 'setting-read' && fact.key);
const nest = "import { ConfigModule, ConfigService, registerAs } from '@nestjs/config';\n";

test.each([
  ['process.env.DATABASE_URL', ['DATABASE_URL']], ["process.env['DATABASE_URL']", ['DATABASE_URL']], ['process.env.DB_HOST ?? "db"', ['DB_HOST']], ['process.env.DATABASE_URL!', ['DATABASE_URL']],
  ["const key = 'DATABASE_URL'; process.env[key]", ['DATABASE_URL']], ['import.meta.env.DATABASE_URL', ['DATABASE_URL']],
  ['const { DATABASE_URL, ORDERS_QUEUE: queue = "orders", NODE_ENV, ...rest } = process.env', ['DATABASE_URL', 'ORDERS_QUEUE']],
  [`${nest}registerAs('database', () => ({ url: process.env.MONGO_URL, name: process.env.DB_NAME }))`, ['MONGO_URL', 'DB_NAME']],
  [`${nest}class A { constructor(private readonly configService: ConfigService) { configService.get<string>('MONGODB_URI'); this.configService.getOrThrow('RABBITMQ_URI'); } }`, ['MONGODB_URI', 'RABBITMQ_URI']],
  [`${nest}import * as Joi from 'joi';\nConfigModule.forRoot({ validationSchema: Joi.object({ MONGODB_URI: Joi.string().required(), PORT: Joi.number() }) })`, ['MONGODB_URI']],
  ["import { cleanEnv, url } from 'envalid';\nexport const env = cleanEnv(process.env, { DATABASE_URL: url() })", ['DATABASE_URL']],
  ["import { createEnv } from '@t3-oss/env-nextjs';\ncreateEnv({ server: { DATABASE_URL: z.url() }, client: { NEXT_PUBLIC_URL: z.url() }, runtimeEnv: process.env })", ['DATABASE_URL', 'NEXT_PUBLIC_URL']],
  ["import env from 'env-var';\nenv.get('DATABASE_URL').required()", ['DATABASE_URL']],
])('%s', (text, found) => expect(keys(text)).toEqual(found));

test.each([
  'process.env.NODE_ENV', 'process.env.DATABASE_PASSWORD', 'process.env[name]', 'process.env', 'other.env.DATABASE_URL', 'const { DATABASE_URL } = settings', '// process.env.DATABASE_URL',
  "'process.env.DATABASE_URL'", "this.configService.get('DATABASE_URL')", `${nest}this.map.get('DATABASE_URL')`, `${nest}this.config.get(key)`, `${nest}this.config.get('database url')`,
  'cleanEnv(process.env, { DATABASE_URL: url() })', 'createEnv({ server: { DATABASE_URL: 1 } })', 'process.env.DATABASE_URL +', `${nest}ConfigModule.forRoot()`,
])('%s reads nothing that can be told', (text) => expect(keys(text)).toEqual([]));

test('a read stands where it is written', () => {
  expect(readCode('a.ts', 'const a = 1;\nconnect(process.env.DATABASE_URL)', [settingReads])).toEqual([{ kind: 'setting-read', key: 'DATABASE_URL', site: { file: 'a.ts', line: 2, column: 9 } }]);
});

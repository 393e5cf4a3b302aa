import type { DataFact } from '../model/data-facts.ts';
import type { Reader } from '../model/facts.ts';
import type { CodeReader } from './code/code-module.ts';
import { amqplib } from './messaging/amqplib.ts';
import { bullmq } from './messaging/bullmq.ts';
import { golevelupRabbitmq } from './messaging/golevelup-rabbitmq.ts';
import { kafkajs } from './messaging/kafkajs.ts';
import { nats } from './messaging/nats.ts';
import { nestMicroservices } from './messaging/nest-microservices.ts';
import { redisMessaging } from './messaging/redis-messaging.ts';
import { sqsSns } from './messaging/sqs-sns.ts';
import { composeSettings } from './settings/compose-settings.ts';
import { dotenv } from './settings/dotenv.ts';
import { helmValuesSettings } from './settings/helm-values-settings.ts';
import { kubernetesSettings } from './settings/kubernetes-settings.ts';
import { kustomizeSettings } from './settings/kustomize-settings.ts';
import { nestConfig } from './settings/nest-config.ts';
import { serverlessSettings } from './settings/serverless-settings.ts';
import { settingReads } from './settings/setting-reads.ts';
import { terraform } from './settings/terraform.ts';
import { wranglerSettings } from './settings/wrangler-settings.ts';
import { drivers } from './stores/drivers.ts';
import { drizzle } from './stores/drizzle.ts';
import { dynamodb } from './stores/dynamodb.ts';
import { knex } from './stores/knex.ts';
import { kysely } from './stores/kysely.ts';
import { mikroOrm } from './stores/mikro-orm.ts';
import { mongodb } from './stores/mongodb.ts';
import { mongoose } from './stores/mongoose.ts';
import { objection } from './stores/objection.ts';
import { prismaClient } from './stores/prisma-client.ts';
import { prismaConfig } from './stores/prisma-config.ts';
import { prismaUses } from './stores/prisma-uses.ts';
import { prisma } from './stores/prisma.ts';
import { sequelize } from './stores/sequelize.ts';
import { sqlInCode } from './stores/sql-in-code.ts';
import { sqlMigrations } from './stores/sql-migrations.ts';
import { typeorm } from './stores/typeorm.ts';

/** Every technology whose settings and schemas lie in files of their own. A file may be read by more than one. */
export const documentReaders: readonly Reader<DataFact>[] = [
  composeSettings, dotenv, helmValuesSettings, kubernetesSettings, kustomizeSettings, prisma, serverlessSettings, sqlMigrations,
  terraform, wranglerSettings,
];

/** Every technology that is read out of the syntax trees of source code. */
export const codeReaders: readonly CodeReader[] = [
  amqplib, bullmq, drivers, drizzle, dynamodb, golevelupRabbitmq, kafkajs, knex, kysely, mikroOrm, mongodb, mongoose, nats,
  nestConfig, nestMicroservices, objection, prismaClient, prismaConfig, prismaUses, redisMessaging, sequelize, settingReads, sqlInCode,
  sqsSns, typeorm,
];

/** The packages whose import makes a source file worth a syntax tree. */
export const dataPackages: ReadonlySet<string> = new Set(codeReaders.flatMap(({ packages }) => packages));

const none: readonly Reader<DataFact>[] = [];
const telling = /\.(?:ya?ml|prisma|sql|ddl|jsonc?|toml|tf)$|(?:^|\/)[^/]*\.env(?:\.[^/]*)?$/i;

/** The document readers of a path: nearly every path has none, which its name tells at once. */
export function documentReadersOf(path: string): readonly Reader<DataFact>[] {
  return telling.test(path) ? documentReaders.filter((reader) => reader.reads(path)) : none;
}

/**
 * The words to look for in a repository that depends on these packages. Without a library there is none of its calls,
 * and each word costs a search through every file.
 */
export function wordsFor(dependencies: ReadonlySet<string>): readonly string[] {
  const active = codeReaders.filter(({ packages }) => packages.some((name) => dependencies.has(name)));
  return [...new Set(active.flatMap(({ words = [] }) => words))].sort();
}

/** The readers that a file is for: by the packages it imports, or by a word that is looked for here. */
export function readersWanting(packages: ReadonlySet<string>, text: string, words: readonly string[]): readonly CodeReader[] {
  return codeReaders.filter((reader) => reader.packages.some((name) => packages.has(name))
    || reader.words?.some((word) => words.includes(word) && text.includes(word)) === true);
}

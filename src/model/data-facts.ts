import type { Site } from './site.ts';

/** What a file says about databases, tables, queues and the settings that lead to them. Plain JSON, without a secret. */
export type DataFact =
  | SettingFact | SettingSourceFact | SettingsMadeFact | SettingReadFact | ConnectionFact | TableFact | TableUseFact | RelationFact
  | ChannelFact | ClientFact | UnreadFact;

/** The product that a store is, however it is spelled: `postgresql`, `pg` and `postgres` are one. */
export type Engine =
  | 'postgres' | 'mysql' | 'mssql' | 'oracle' | 'sqlite' | 'mongodb' | 'dynamodb' | 'clickhouse' | 'cassandra'
  | 'elasticsearch' | 'neo4j' | 'redis' | 'memcached' | 's3';

/** What carries messages. BullMQ and Bull keep their queues in Redis, yet go by names of their own. */
export type Broker = 'rabbitmq' | 'kafka' | 'nats' | 'bullmq' | 'sqs' | 'sns' | 'redis';

/**
 * Where a store lies, credentials cut off. Each part is what was written: it may hold `${NAME}` or `${NAME:-default}`,
 * which are filled in later from the settings in force. A part that was not told is absent.
 */
export interface Address {
  readonly engine?: Engine;
  readonly host?: string;
  readonly port?: string;
  readonly database?: string;
  readonly schema?: string;
  /** Where the path of a file database starts, from the repository root; absent when that is where the service lies. */
  readonly directory?: string;
  /**
   * The setting that holds the whole address, when no part is written out: `DATABASE_URL`; or, after an `@`, the constant
   * of another module that does: `@config.databaseUrl`.
   */
  readonly setting?: string;
}

/**
 * A text that code or configuration gives, as far as it can be told without running anything. `${NAME}` stands for a
 * setting, `${NAME:-default}` for one with a default, `${@local.member.member}` for a constant that the module imports.
 */
export type Told = string;

/**
 * The text of a constant that a file exports, by its exported name and the members that lead to it: `Queues.orders`; after
 * `()`, those of the object that an exported function gives: `default().database.url`.
 * Undefined for what is made at run time, and for what could be a secret.
 */
export type ConstantOf = (path: string, name: string) => Told | undefined;

/** Who sees a setting. */
export type SettingScope =
  /** The deployment of this name in the same file: a compose service, a workload, a function. */
  | { readonly in: 'deployment'; readonly name: string }
  /** Every deployment of the same file: `provider.environment` of the Serverless framework. */
  | { readonly in: 'file' }
  /** Whatever runs from the directory of the file: `.env`. `variant` is what follows the name: `test`, `example`. */
  | { readonly in: 'directory'; readonly variant?: string }
  /** Whoever takes over the set of this name: a ConfigMap, a Secret. */
  | { readonly in: 'set'; readonly name: string }
  /** The code around it, which makes it of other settings: `registerAs` of NestJS. */
  | { readonly in: 'code' };

/** What a setting holds. Whatever could be a secret is left out when the file is read, so that no later stage has it. */
export type SettingValue =
  /** A URL or connection string, taken apart; user and password are gone. */
  | { readonly kind: 'address'; readonly address: Address }
  /** A plain text under a key that names a part of an address, a queue or a topic: `DB_NAME`, `ORDERS_QUEUE`. */
  | { readonly kind: 'text'; readonly text: Told }
  /** A server that is no store, by its host alone; `setting` is the variable that this is the default of. */
  | { readonly kind: 'server'; readonly host: Told; readonly setting?: string }
  /** A value that lies elsewhere: key `key` of the secret or map `name`. */
  | { readonly kind: 'reference'; readonly name: string; readonly key: string }
  | { readonly kind: 'hidden' };

/** A variable that a configuration sets. */
export interface SettingFact {
  readonly kind: 'setting';
  readonly scope: SettingScope;
  readonly key: string;
  readonly value: SettingValue;
  readonly site: Site;
}

/** A deployment takes over all settings of a file or of a named set: `env_file`, `envFrom`. */
export interface SettingSourceFact {
  readonly kind: 'setting-source';
  readonly scope: SettingScope;
  /** Posix path from the repository root, or the name of a ConfigMap or Secret. */
  readonly from: { readonly file: string } | { readonly set: string };
  readonly site: Site;
}

/** Code takes over the settings that an imported function makes of others: `load: [configuration]` of NestJS. */
export interface SettingsMadeFact {
  readonly kind: 'settings-made';
  /** What the function goes by in this module: `configuration`, `config.load`. */
  readonly local: string;
  readonly site: Site;
}

/** Code that reads a setting: `process.env.DATABASE_URL`, `config.get('DATABASE_URL')`. */
export interface SettingReadFact {
  readonly kind: 'setting-read';
  readonly key: string;
  readonly site: Site;
}

/** A place that opens a store. */
export interface ConnectionFact {
  readonly kind: 'connection';
  /** The library or tool: `pg`, `typeorm`, `prisma`. */
  readonly technology: string;
  readonly address: Address;
  readonly site: Site;
}

/** How a table, collection or model is named at one place. */
export type TableName =
  /** As the store calls it. */
  | { readonly table: string; readonly schema?: string }
  /** As its library registers it: a Prisma model, the name given to `mongoose.model`. */
  | { readonly model: string }
  /** A binding of the module, or a member of one: `User`, `schema.users`. */
  | { readonly symbol: string };

/** A table, collection or model comes into being here, in code, in a schema file or in a migration. */
export interface TableFact {
  readonly kind: 'table';
  readonly technology: string;
  readonly engine?: Engine;
  /** As the store calls it, spelled as written or as the library's default makes it. */
  readonly table: string;
  readonly schema?: string;
  /** The name its library registers it under, when it has one. */
  readonly model?: string;
  /** The binding of the module that stands for it, when it has one. */
  readonly symbol?: string;
  /** Set when a migration creates it, as against a model that describes it. */
  readonly migration?: true;
  readonly site: Site;
}

/** A table is read, written or changed here. */
export interface TableUseFact {
  readonly kind: 'table-use';
  readonly technology: string;
  /** `alters` is what migrations do: ALTER, DROP, CREATE INDEX ON. */
  readonly role: 'uses' | 'alters';
  readonly of: TableName;
  /** The deployment of the same file that does it; undefined when it is whoever the file belongs to. */
  readonly by?: string;
  readonly site: Site;
}

/** A foreign key or a relation of an ORM. */
export interface RelationFact {
  readonly kind: 'relation';
  readonly technology: string;
  readonly from: TableName;
  readonly to: TableName;
  readonly site: Site;
}

/** A queue, topic, subject or stream is named here. */
export interface ChannelFact {
  readonly kind: 'channel';
  readonly broker: Broker;
  /** The library: `amqplib`, `@nestjs/microservices`, `kafkajs`. */
  readonly technology: string;
  /** `declares` says that it exists without taking from it; `binds` ties a queue to an exchange. */
  readonly role: 'consumes' | 'produces' | 'declares' | 'binds';
  readonly name: Told;
  /** Consumers of one group share the messages, those of different groups get all: Kafka, NATS, Redis streams. */
  readonly group?: Told;
  /** The deployment of the same file that does it; undefined when it is whoever the file belongs to. */
  readonly by?: string;
  readonly site: Site;
}

/** A client that a schema generates: importing it is importing the database of the schema's owner. */
export interface ClientFact {
  readonly kind: 'client';
  readonly technology: string;
  /** The directory it is written to, posix from the repository root, or the package name it goes by. */
  readonly output: { readonly directory: string } | { readonly package: string };
  readonly site: Site;
}

/** Something that names a resource and cannot be read without running it: counted, never guessed. */
export interface UnreadFact {
  readonly kind: 'unread';
  readonly technology: string;
  /** What it would have told. */
  readonly what: 'table' | 'sql' | 'queue' | 'address' | 'settings';
  /** One clause that a person understands: `the table name is built at run time`. */
  readonly reason: string;
  readonly site: Site;
}

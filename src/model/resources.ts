import type { Evidence, Service, Unit } from './unit.ts';
import type { Address, Broker, DataFact, Engine } from './data-facts.ts';
import type { Module } from './graph.ts';
import type { Site } from './site.ts';

/** The databases, tables and queues of a repository with their owners: clause 3 in data. */
export interface Resources {
  readonly databases: readonly Database[];
  readonly tables: readonly Table[];
  readonly relations: readonly Relation[];
  readonly queues: readonly Queue[];
  readonly caches: readonly Cache[];
  readonly calls: readonly ServiceCall[];
  readonly clients: readonly GeneratedClient[];
  /** What one module says about data; empty for most. */
  factsOf(module: Module): readonly DataFact[];
  /** What a module is to the data that its unit keeps; undefined for one that is there for something else. */
  persistence(module: Module): Persistence | undefined;
}

/** A module that describes tables, changes them, opens their database, reads and writes rows, or is generated to do so. */
export type Persistence = 'model' | 'migration' | 'connection' | 'repository' | 'client';

/** A database as configuration leads to it. Equal identities are one database, whatever credentials lead there. */
export interface Database {
  readonly kind: 'database';
  /** For people and fingerprints, without credentials: `postgres db:5432/orders`, `secret mongodb, key connectionString`. */
  readonly name: string;
  readonly engine: Engine | undefined;
  /** Undefined when only the place of the secret is known. */
  readonly address: Address | undefined;
  /** The one service whose configuration leads there, or that the config says owns it. */
  readonly owner: Service | undefined;
  readonly evidence: readonly Evidence[];
  readonly uses: readonly DatabaseUse[];
}

export interface DatabaseUse {
  readonly service: Service;
  /** The setting that leads there: `DATABASE_URL`. */
  readonly via: string;
  readonly site: Site;
  /** Where code of the service reads that setting; absent where none is seen to. */
  readonly readAt?: Site;
  /** The configuration that it is part of; addresses of different ones are never compared: `docker-compose.yml`, `.env`. */
  readonly context: string;
  /** Whether this is how it runs in deployment, or only how it runs on a developer's machine or in tests. */
  readonly deployed: boolean;
}

/** A cache or bucket as configuration or code leads to it. It may be shared, so it has no owner and no rule judges it. */
export interface Cache {
  readonly kind: 'cache';
  /** `redis cache`, `s3 uploads`. */
  readonly name: string;
  readonly engine: Engine;
  readonly uses: readonly DatabaseUse[];
}

/** A setting by which one service reaches another over the network. */
export interface ServiceCall {
  readonly from: Service;
  readonly to: Service;
  /** `BILLING_URL`. */
  readonly via: string;
  readonly site: Site;
}

/** A table, collection or view. */
export interface Table {
  readonly kind: 'table';
  /** As the store calls it. */
  readonly name: string;
  readonly schema: string | undefined;
  readonly engine: Engine | undefined;
  /** The service that owns it; undefined when none or several declare it. */
  readonly owner: Service | undefined;
  readonly evidence: readonly Evidence[];
  /** Where models describe it or migrations create it. */
  readonly declarations: readonly TablePlace[];
  readonly uses: readonly TablePlace[];
}

export interface TablePlace {
  /** The unit whose file it is. */
  readonly unit: Unit;
  /** Absent for files that are no modules: `.prisma`, `.sql`. */
  readonly module: Module | undefined;
  readonly technology: string;
  /** `models` describes it, `creates` and `alters` are what migrations do, `uses` reads or writes rows. */
  readonly role: 'models' | 'creates' | 'alters' | 'uses';
  readonly site: Site;
}

/** A foreign key or ORM relation between two tables that are both known. */
export interface Relation {
  readonly from: Table;
  readonly to: Table;
  readonly unit: Unit;
  readonly technology: string;
  readonly site: Site;
}

/** A queue, topic, subject or stream by its resolved name. */
export interface Queue {
  readonly kind: 'queue';
  readonly broker: Broker;
  readonly name: string;
  /** The one service that consumes or declares it, or that the config says owns it. */
  readonly owner: Service | undefined;
  readonly evidence: readonly Evidence[];
  readonly uses: readonly QueueUse[];
}

export interface QueueUse {
  readonly unit: Unit;
  readonly module: Module | undefined;
  readonly technology: string;
  readonly role: 'consumes' | 'produces' | 'declares' | 'binds';
  /** Consumers of different groups each get all messages; undefined where the broker has no groups or none is told. */
  readonly group: string | undefined;
  readonly site: Site;
}

/** A client that a schema generates, by the name that imports it or the directory that holds it. */
export interface GeneratedClient {
  readonly technology: string;
  /** The unit that holds the schema. */
  readonly unit: Unit;
  readonly package: string | undefined;
  readonly directory: string | undefined;
  readonly site: Site;
}

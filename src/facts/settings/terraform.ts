import type { Address, Broker, DataFact, Engine, SettingValue } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { isSettingName, leadsToResource } from '../../model/setting-part.ts';
import type { Site } from '../../model/site.ts';
import { unknown } from '../documents/unknown.ts';
import type { HclBlock, HclValue } from '../hcl/hcl-file.ts';
import { parseHcl } from '../hcl/hcl-parser.ts';
import type { TerraformDeployment } from '../hcl/terraform-deployment.ts';
import { terraformDeployments } from '../hcl/terraform-deployments.ts';
import { createTerraformFile, type TerraformFile } from '../hcl/terraform-file.ts';
import { rdsEngine } from './rds-engine.ts';
import { settingValue } from './setting-value.ts';
import { grantFacts } from './terraform-grants.ts';

/**
 * Terraform: the databases, tables, queues, topics and buckets that a file makes, what its functions and containers are
 * given, what wakes them, and who may use what. Locals and resources of the file itself are filled in; a name that holds a variable, or lies in
 * another file or module, is not known.
 */
export const terraform: Reader<DataFact> = {
  id: 'terraform',
  version: 3,
  reads: (path) => path.endsWith('.tf'),
  read: (path, text) => {
    const { blocks, problem } = parseHcl(text);
    const file = createTerraformFile(path, blocks);
    const facts = [
      ...blocks.flatMap((block) => blockFacts(file, block)),
      ...terraformDeployments(file).flatMap((deployment) => deploymentFacts(file, deployment)),
    ].sort((a, b) => a.site.line - b.site.line);
    return problem === undefined ? { facts } : { facts, problem };
  },
};

const technology = 'terraform';
const reason = 'the name is made when it is applied';
const cloudDatabases: readonly (readonly [RegExp, Engine])[] = [
  [/postgres/i, 'postgres'], [/mysql|mariadb/i, 'mysql'], [/mssql|sqlserver|azurerm_sql_/i, 'mssql'], [/cosmosdb_mongo/, 'mongodb'],
];

function blockFacts(file: TerraformFile, block: HclBlock): readonly DataFact[] {
  const type = block.labels[0] ?? '';
  const site = file.siteOf(block);
  const name = (key: string): string | undefined => file.nameIn(block.attributes.get(key));
  if (block.type === 'data') return type === 'aws_iam_policy_document' ? grantFacts(file, block) : [];
  if (block.type !== 'resource') return [];
  if (/^azurerm_(?:postgresql|mysql|mssql|sql|mariadb|cosmosdb_mongo)_(?:flexible_(?:server_)?)?database$/.test(type)) return databaseFacts(cloudEngine(type), name('name'), site);
  switch (type) {
    case 'aws_db_instance': return databaseFacts(rdsEngine(name('engine')), name('db_name') ?? name('name'), site);
    case 'aws_rds_cluster': return databaseFacts(rdsEngine(name('engine')), name('database_name'), site);
    case 'google_sql_database': return databaseFacts(instanceEngine(file, block), name('name'), site);
    case 'aws_dynamodb_table': return [tableFact(name('name'), site)];
    case 'aws_s3_bucket': return [bucketFact(name('bucket'), site)];
    case 'aws_sqs_queue': return [channel('sqs', 'declares', name('name'), site)];
    case 'aws_sns_topic': return [channel('sns', 'declares', name('name'), site)];
    // Each queue or function that is bound to a topic gets all of its messages.
    case 'aws_sns_topic_subscription': return [channel('sns', 'binds', name('topic_arn'), site)];
    case 'aws_lambda_event_source_mapping': return sourceFacts(file, block, site);
    case 'aws_iam_policy':
    case 'aws_iam_role_policy': return grantFacts(file, block);
    default: return [];
  }
}

/** What a function takes from: a queue, or the changes of a table. Of what lies elsewhere the kind is not known. */
function sourceFacts(file: TerraformFile, { attributes }: HclBlock, site: Site): readonly DataFact[] {
  const source = attributes.get('event_source_arn');
  const taker = file.blockIn(attributes.get('function_name'))?.labels.join('.');
  const by = taker === undefined ? {} : { by: taker };
  const type = file.resourceIn(source)?.labels[0];
  const name = file.nameIn(source);
  if (name === undefined) return [];
  if (type === 'aws_sqs_queue') return [{ ...channel('sqs', 'consumes', name, site), ...by }];
  return type === 'aws_dynamodb_table' ? [{ kind: 'table-use', technology, role: 'uses', of: { table: name }, ...by, site }] : [];
}

/** What a function or container is given; of one whose origin is told elsewhere it is not known whom the settings are for. */
function deploymentFacts(file: TerraformFile, { name, image, code, variables, ...place }: TerraformDeployment): readonly DataFact[] {
  const settings = variables.filter(({ key }) => isSettingName(key));
  if (code === undefined && image === undefined) {
    return settings.some(({ key }) => leadsToResource(key)) ? [unread('settings', file.siteOf(place), 'what runs with them is told elsewhere')] : [];
  }
  return settings.map(({ key, value, ...at }) => (
    { kind: 'setting', scope: { in: 'deployment', name }, key, value: variable(file, key, value), site: file.siteOf(at) }
  ));
}

function variable(file: TerraformFile, key: string, value: HclValue): SettingValue {
  const text = file.textOf(value);
  return text === undefined || text.includes(unknown) ? { kind: 'hidden' } : settingValue(key, text);
}

function databaseFacts(engine: Engine | undefined, database: string | undefined, site: Site): readonly DataFact[] {
  if (engine === undefined && database === undefined) return [];
  return [connection({ ...(engine === undefined ? {} : { engine }), ...(database === undefined ? {} : { database }) }, site)];
}

function instanceEngine(file: TerraformFile, block: HclBlock): Engine | undefined {
  const version = file.resourceIn(block.attributes.get('instance'))?.attributes.get('database_version');
  return cloudEngine(file.textOf(version) ?? '');
}

function cloudEngine(text: string): Engine | undefined {
  return cloudDatabases.find(([pattern]) => pattern.test(text))?.[1];
}

function tableFact(table: string | undefined, site: Site): DataFact {
  return table === undefined ? unread('table', site) : { kind: 'table', technology, engine: 'dynamodb', table, site };
}

function bucketFact(database: string | undefined, site: Site): DataFact {
  return database === undefined ? unread('address', site) : connection({ engine: 's3', database }, site);
}

function channel(broker: Broker, role: 'consumes' | 'declares' | 'binds', name: string | undefined, site: Site): DataFact {
  return name === undefined ? unread('queue', site) : { kind: 'channel', broker, technology, role, name, site };
}

function connection(address: Address, site: Site): DataFact {
  return { kind: 'connection', technology, address, site };
}

function unread(what: 'table' | 'queue' | 'address' | 'settings', site: Site, why = reason): DataFact {
  return { kind: 'unread', technology, what, reason: why, site };
}

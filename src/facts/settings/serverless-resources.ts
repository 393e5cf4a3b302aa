import type { Broker, ConnectionFact, DataFact } from '../../model/data-facts.ts';
import type { Site } from '../../model/site.ts';
import { unknown } from '../documents/unknown.ts';
import { entriesOf, itemsOf, property, recordOf, stringOf } from '../documents/untyped.ts';
import { rdsEngine } from './rds-engine.ts';
import { namingProperty, type ServerlessFile, type ServerlessPath } from './serverless-values.ts';

const technology = 'serverless';
const reason = 'the name is made when it is deployed';

/** The tables, queues, topics, buckets and databases that a file has CloudFormation make, in the order of the text. */
export function resourceFacts(file: ServerlessFile): readonly DataFact[] {
  return [...file.resources].flatMap(([, { resource, at }]): readonly DataFact[] => {
    const type = stringOf(property(resource, 'Type')) ?? '';
    const site = siteOf(file, at);
    const key = namingProperty.get(type);
    if (/^AWS::RDS::DB(Instance|Cluster)$/.test(type)) return databaseFacts(file, at, site);
    if (key === undefined) return [];
    const name = nameIn(file.textOf(file.valueAt([...at, 'Properties', key])));
    switch (type) {
      case 'AWS::SQS::Queue': return [channel('sqs', 'declares', name, site)];
      case 'AWS::SNS::Topic': return [channel('sns', 'declares', name, site)];
      case 'AWS::S3::Bucket': return [name === undefined ? unread('address', site) : connection({ engine: 's3', database: name }, site)];
      default: return [name === undefined ? unread('table', site) : { kind: 'table', technology, engine: 'dynamodb', table: name, site }];
    }
  });
}

function databaseFacts(file: ServerlessFile, at: ServerlessPath, site: Site): readonly DataFact[] {
  const told = (key: string): string | undefined => nameIn(file.textOf(file.valueAt([...at, 'Properties', key])));
  const engine = rdsEngine(told('Engine'));
  const database = told('DBName') ?? told('DatabaseName');
  return engine === undefined && database === undefined ? [] : [connection({ ...(engine === undefined ? {} : { engine }), ...(database === undefined ? {} : { database }) }, site)];
}

/** What functions are woken by: queues they take from, topics they are bound to, tables whose changes they follow. */
export function eventFacts(file: ServerlessFile): readonly DataFact[] {
  return entriesOf(property(file.value, 'functions')).flatMap(([name, each]) => itemsOf(property(each, 'events'))
    .flatMap((event, index) => Object.keys(recordOf(event) ?? {}).flatMap((kind) => eventFact(file, kind, ['functions', name, 'events', index, kind]))));
}

function eventFact(file: ServerlessFile, kind: string, at: ServerlessPath): readonly DataFact[] {
  const value = file.valueAt(at);
  const site = siteOf(file, at);
  const isPlain = typeof value === 'string' || property(value, 'Ref') !== undefined || property(value, 'Fn::GetAtt') !== undefined;
  const told = (key: string): string | undefined => file.textOf(file.valueAt([...at, key]));
  const arn = (): string | undefined => isPlain ? file.textOf(value) : told('arn');
  switch (kind) {
    case 'sqs': return [channel('sqs', 'consumes', nameIn(arn()), site)];
    // Each function that is bound to a topic gets all of its messages.
    case 'sns': return [channel('sns', 'binds', nameIn(arn() ?? told('topicName')), site)];
    case 'rabbitmq': return [channel('rabbitmq', 'consumes', nameIn(told('queue')), site)];
    case 'kafka':
    case 'msk': return [channel('kafka', 'consumes', nameIn(told('topic')), site, nameIn(told('consumerGroupId')))];
    case 'stream': return followedTable(arn(), isPlain ? undefined : told('type'), site);
    default: return [];
  }
}

/** A stream of a table is the table's; one of Kinesis is no queue that its consumers share. */
function followedTable(arn: string | undefined, type: string | undefined, site: Site): readonly DataFact[] {
  const isTable = type === 'dynamodb' || (type === undefined && arn !== undefined && /:dynamodb:/.test(arn));
  if (!isTable) return [];
  const table = nameIn(arn === undefined ? undefined : /:table\/([^/]+)/.exec(arn)?.[1] ?? arn);
  return [table === undefined ? unread('table', site) : { kind: 'table-use', technology, role: 'uses', of: { table }, site }];
}

function channel(broker: Broker, role: 'consumes' | 'declares' | 'binds', name: string | undefined, site: Site, group?: string): DataFact {
  return name === undefined ? unread('queue', site) : { kind: 'channel', broker, technology, role, name, ...(group === undefined ? {} : { group }), site };
}

function connection(address: ConnectionFact['address'], site: Site): DataFact {
  return { kind: 'connection', technology, address, site };
}

function unread(what: 'table' | 'queue' | 'address', site: Site): DataFact {
  return { kind: 'unread', technology, what, reason, site };
}

/** The last part of an ARN or URL, which is all that names it; the account and region before it may be unknown. */
function nameIn(text: string | undefined): string | undefined {
  const last = text?.split(/[:/](?![^{]*\})/).at(-1);
  return last === undefined || last === '' || last.includes(unknown) ? undefined : last;
}

function siteOf(file: ServerlessFile, at: ServerlessPath): Site {
  return { file: file.path, line: file.lineOf(at), column: 1 };
}

import type { DataFact } from '../../model/data-facts.ts';
import type { Site } from '../../model/site.ts';
import type { HclBlock, HclValue } from '../hcl/hcl-file.ts';
import { namingAttribute, type TerraformFile } from '../hcl/terraform-file.ts';
import { member } from '../hcl/terraform-variables.ts';

const technology = 'terraform';

/** What a statement of IAM allows, and on what. */
interface Statement {
  readonly effect: HclValue | undefined;
  readonly actions: HclValue | undefined;
  readonly resources: HclValue | undefined;
}

/**
 * Who may take from a queue, send to it, or use a table is who does. Policies that say who may come to a resource, and
 * actions that leave it open what is done (`sqs:*`), tell nothing.
 */
export function grantFacts(file: TerraformFile, block: HclBlock): readonly DataFact[] {
  const site = file.siteOf(block);
  const facts = statementsOf(block).filter(({ effect }) => effect === undefined || file.textOf(effect) === 'Allow').flatMap((statement) => {
    const actions = listOf(statement.actions).flatMap((action) => file.textOf(action)?.toLowerCase() ?? []);
    return listOf(statement.resources).flatMap((each) => {
      const resource = file.resourceIn(each);
      return resource === undefined ? [] : useFacts(file, resource, actions, site);
    });
  });
  // A statement may name a table and its indexes, or two actions of one kind.
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

function useFacts(file: TerraformFile, resource: HclBlock, actions: readonly string[], site: Site): readonly DataFact[] {
  const type = resource.labels[0] ?? '';
  const name = file.nameIn(resource.attributes.get(namingAttribute.get(type) ?? ''));
  const may = (action: string): boolean => actions.some((each) => each.startsWith(action));
  if (name === undefined) return [];
  switch (type) {
    case 'aws_sqs_queue': return (['consumes', 'produces'] as const)
      .filter((role) => may(role === 'consumes' ? 'sqs:receivemessage' : 'sqs:sendmessage'))
      .map((role) => ({ kind: 'channel', broker: 'sqs', technology, role, name, site }));
    case 'aws_sns_topic': return may('sns:publish') ? [{ kind: 'channel', broker: 'sns', technology, role: 'produces', name, site }] : [];
    case 'aws_dynamodb_table': return may('dynamodb:') ? [{ kind: 'table-use', technology, role: 'uses', of: { table: name }, site }] : [];
    default: return [];
  }
}

function statementsOf(block: HclBlock): readonly Statement[] {
  if (block.type === 'data') {
    return block.blocks.filter(({ type, blocks }) => type === 'statement' && !blocks.some((inner) => inner.type === 'principals'))
      .map(({ attributes }) => ({ effect: attributes.get('effect'), actions: attributes.get('actions'), resources: attributes.get('resources') }));
  }
  const policy = block.attributes.get('policy');
  const document = policy?.kind === 'call' && policy.name === 'jsonencode' ? policy.args[0] : undefined;
  return listOf(member(document, 'Statement')).map((each) => ({ effect: member(each, 'Effect'), actions: member(each, 'Action'), resources: member(each, 'Resource') }));
}

function listOf(value: HclValue | undefined): readonly HclValue[] {
  return value === undefined ? [] : value.kind === 'list' ? value.items : [value];
}

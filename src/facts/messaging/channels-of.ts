import { readCode } from '../code/read-code.ts';
import type { CodeReader } from '../code/code-module.ts';

/** For tests: what a reader tells of a module, one line a fact: `consumes orders @group`, `unread: reason`. */
export function channelsOf(reader: CodeReader, text: string): readonly string[] {
  return readCode('src/orders.ts', text, [reader]).map((fact) => {
    if (fact.kind === 'unread') return `unread: ${fact.reason}`;
    return fact.kind === 'channel' ? `${fact.role} ${fact.name}${fact.group === undefined ? '' : ` @${fact.group}`}` : fact.kind;
  });
}

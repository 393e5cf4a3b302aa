import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listAll, relist } from './listed.ts';

test('a list in which files came to have other items is the list of what they have now', () => {
  const items = fc.array(fc.string({ maxLength: 2 }), { maxLength: 3 });
  const edits = fc.array(fc.record({ file: fc.nat(5), now: items }), { maxLength: 5 });
  fc.assert(fc.property(fc.array(items, { minLength: 6, maxLength: 6 }), edits, (files, changes) => {
    let list = listAll(files.length, (file) => files[file]!);
    const after = [...files];
    for (const { file, now } of changes) {
      list = relist(list, file, now);
      after[file] = now;
    }
    expect(list).toEqual(listAll(after.length, (file) => after[file]!));
  }));
});

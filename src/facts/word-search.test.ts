import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordSearch } from './word-search.ts';

test('a search for many words finds what a search for each would', () => {
  const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', '.', '(', '$', ' ', '\\', '|') });
  fc.assert(fc.property(fc.array(word, { maxLength: 5 }), fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'b', '.', '(', '$', ' ', '\\', '|') }), (words, text) => {
    expect(wordSearch(words)(text)).toBe(words.some((one) => text.includes(one)));
  }));
});

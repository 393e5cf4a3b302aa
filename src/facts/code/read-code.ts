import type { DataFact } from '../../model/data-facts.ts';
import { parseGuarded } from '../typescript/parse-module.ts';
import { languageOf } from '../typescript/read-module.ts';
import type { CodeReader } from './code-module.ts';
import { createCodeModule } from './create-code-module.ts';

/** Reads one module by the readers given; none of them sees a module that does not parse, which is a Problem elsewhere. */
export function readCode(path: string, text: string, readers: readonly CodeReader[]): readonly DataFact[] {
  const { program } = parseGuarded(text, languageOf(path));
  if (program === undefined) return [];
  const module = createCodeModule(path, text, program);
  return readers.flatMap((reader) => reader.read(module));
}

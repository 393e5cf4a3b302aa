import { RecordWriter } from '../model/fact-table.ts';
import { type SourceInput, readSource } from './read-sources.ts';
import type { SharedWork, SourceChunk } from './shared-work.ts';
import { createStringTable } from './string-table.ts';

/** What a second thread does: reads blocks of the list until all are claimed. */
export function readShare(paths: readonly string[], work: SharedWork, input: SourceInput): SourceChunk {
  const strings = createStringTable();
  const out = new RecordWriter();
  const rows = new RecordWriter();
  const keys: string[] = [];
  for (let claim = work.claim('there'); claim !== undefined; claim = work.claim('there')) {
    for (let file = claim[0]; file < claim[1]; file++) {
      const source = readSource(paths[file]!, input, out, strings.intern, () => undefined);
      rows.push(file);
      rows.push(source.kind === 'read' ? source.offset : -1);
      rows.push(source.kind === 'read' && source.lossy ? 1 : 0);
      if (source.kind === 'read') keys.push(source.key);
    }
  }
  return { rows: rows.records.slice(0, rows.length), keys, records: out.records.slice(0, out.length), strings: strings.list };
}

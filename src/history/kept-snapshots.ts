import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { replaceFile } from '../cache/replace-file.ts';
import type { Snapshot } from './snapshot.ts';

/** Snapshots of earlier runs, a file a commit: a run that is ended goes on from there, and the next one finds all but what is new. */
export interface KeptSnapshots {
  load(commit: string, key: string): Snapshot | undefined;
  save(commit: string, key: string, snapshot: Snapshot): void;
}

/** @param directory where they are; a file that is damaged, or of another key, counts as none */
export function keptSnapshots(directory: string): KeptSnapshots {
  const fileOf = (commit: string): string => join(directory, `${commit}.json.gz`);
  return {
    load(commit, key) {
      try {
        const kept = JSON.parse(gunzipSync(readFileSync(fileOf(commit))).toString('utf8')) as { readonly key: string; readonly snapshot: Snapshot };
        return kept.key === key ? kept.snapshot : undefined;
      } catch {
        return undefined;
      }
    },
    save: (commit, key, snapshot) => replaceFile(fileOf(commit), gzipSync(JSON.stringify({ key, snapshot }), { level: 4 })),
  };
}

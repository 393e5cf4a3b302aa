import type { Drift } from '../model/drift.ts';
import { countText } from './count-text.ts';

/** What a drift is told from: `52 revisions of 310 commits, judged by the config of now`. */
export function rangeText({ range, revisions, repositories }: Drift): string {
  const told = `${countText(revisions.length, 'revision')} of ${countText(range.commits, 'commit')}`;
  if (repositories !== undefined) return `${told} in ${countText(repositories.length, 'repository', 'repositories')}, as they were judged at the time`;
  return `${told}, ${range.config === 'today' ? 'judged by the config of now' : 'each judged by its own config'}`;
}

import type { JSX } from 'preact';
import type { DriftCommit } from '../../model/drift.ts';

/** A commit: its day, its short id, what it says. */
export function CommitText({ at }: { readonly at: DriftCommit }): JSX.Element {
  return (
    <span class="commit">
      <time dateTime={at.date}>{at.date.slice(0, 10)}</time> <code title={at.commit}>{at.commit.slice(0, 10)}</code> <bdi>{at.subject}</bdi>
    </span>
  );
}

import type { JSX } from 'preact';
import type { DriftFinding, FindingStep } from '../../model/drift.ts';
import { clauses } from '../../report/clauses.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { CommitText } from './commit-text.tsx';
import { Owners, Place } from './names.tsx';

const words: Readonly<Record<FindingStep['kind'], string>> = {
  grown: 'Grown',
  moved: 'Moved',
  excepted: 'Excepted',
  unexcepted: 'No longer excepted',
};

/** All that is known of one finding. */
export function FindingDetails({ finding }: { readonly finding: DriftFinding }): JSX.Element {
  const { why, fix, clause, owners, introduced, fixed, steps, file, line, fingerprint } = finding;
  return (
    <dl class="details">
      <dt>Why</dt>
      <dd>
        <bdi>{why}</bdi>
      </dd>
      <dt>Fix</dt>
      <dd>
        <bdi>{fix}</bdi>
      </dd>
      <dt>Clause</dt>
      <dd>
        {clause}
        {clauses[clause] !== undefined && `: ${clauses[clause]}`}
      </dd>
      {file !== undefined && (
        <>
          <dt>Place</dt>
          <dd>
            <Place file={file} line={line} />
          </dd>
        </>
      )}
      <dt>Owner</dt>
      <dd>
        <Owners owners={owners} />
      </dd>
      <dt>Introduced</dt>
      <dd>{introduced === undefined ? 'before the first revision' : <CommitText at={introduced} />}</dd>
      {steps.map((step) => (
        <>
          <dt>{words[step.kind]}</dt>
          <dd>
            <CommitText at={step} />
          </dd>
        </>
      ))}
      {fixed !== undefined && (
        <>
          <dt>Fixed</dt>
          <dd>
            <CommitText at={fixed} />
          </dd>
        </>
      )}
      <dt>Fingerprint</dt>
      <dd>
        <a href={addressOf('findings', { id: fingerprint })}>
          <code>{fingerprint}</code>
        </a>
      </dd>
    </dl>
  );
}

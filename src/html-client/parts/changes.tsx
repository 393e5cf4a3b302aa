import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DriftCommit, DriftEdge, DriftFinding } from '../../model/drift.ts';
import type { CommitNews } from '../../report/drift-view.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { kindNames } from '../../report/html/view/trend-series.ts';
import { CommitText } from './commit-text.tsx';
import { More } from './more.tsx';
import { Owners, Place, ServiceName } from './names.tsx';

/** What is listed before the rest is asked for, on a screen and on paper. */
const few = 6;
const fewOnPaper = 40;

/** A list that begins with a few; on paper, where nobody can ask for more, with more. */
export function LongList({
  items,
  isPaper = false,
}: {
  readonly items: readonly JSX.Element[];
  readonly isPaper?: boolean | undefined;
}): JSX.Element {
  const [shown, setShown] = useState(isPaper ? fewOnPaper : few);
  return (
    <>
      <ul class="changes">{items.slice(0, shown)}</ul>
      {items.length > shown && <More onClick={() => setShown(shown + 50)} left={items.length - shown} />}
    </>
  );
}

/** Commits with the findings that each brought or took away. */
export function CommitsOfFindings({ news, isPaper }: { readonly news: readonly CommitNews[]; readonly isPaper?: boolean }): JSX.Element {
  return (
    <LongList
      isPaper={isPaper}
      items={news.map(({ at, findings }) => (
        <CommitItem key={at.commit} at={at}>
          <Several>
            {findings.map((finding) => (
              <FindingLine key={finding.fingerprint} finding={finding} />
            ))}
          </Several>
        </CommitItem>
      ))}
    />
  );
}

export function EdgesByCommit({
  edges,
  commitOf,
  isPaper,
}: {
  readonly edges: readonly DriftEdge[];
  readonly commitOf: (edge: DriftEdge) => DriftCommit;
  readonly isPaper?: boolean;
}): JSX.Element {
  return (
    <LongList
      isPaper={isPaper}
      items={edges.map((edge) => (
        <li key={`${edge.from}\n${edge.to}\n${edge.kind}`}>
          <ServiceName name={edge.from} /> → <ServiceName name={edge.to} /> <span class={`kind tone-${edge.kind}`}>{kindNames[edge.kind]}</span>
          <div class="muted">
            <CommitText at={commitOf(edge)} />
          </div>
        </li>
      ))}
    />
  );
}

export function FindingLine({ finding }: { readonly finding: DriftFinding }): JSX.Element {
  const { fingerprint, rule, message, severity, owners, file, line } = finding;
  return (
    <li>
      <i class={`mark ${severity}`} title={severity === 'error' ? 'error' : 'warning'} />
      <a class="rule" href={addressOf('findings', { id: fingerprint })}>
        {rule}
      </a>{' '}
      <bdi>{message}</bdi>
      <div class="muted">
        <Owners owners={owners} /> <Place file={file} line={line} />
      </div>
    </li>
  );
}

function CommitItem({ at, children }: { readonly at: DriftCommit; readonly children: ComponentChildren }): JSX.Element {
  return (
    <li>
      <div class="by">
        <CommitText at={at} />
      </div>
      {children}
    </li>
  );
}

/** The findings of one commit: a few of them, where there are many. */
function Several({ children }: { readonly children: JSX.Element[] }): JSX.Element {
  const [isWhole, setWhole] = useState(children.length <= few);
  return (
    <>
      <ul>{isWhole ? children : children.slice(0, few)}</ul>
      {!isWhole && <More onClick={() => setWhole(true)} left={children.length - few} />}
    </>
  );
}

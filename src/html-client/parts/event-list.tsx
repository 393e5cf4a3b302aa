import type { JSX } from 'preact';
import type { ServiceEvent } from '../../report/html/view/service-history.ts';
import { kindNames } from '../../report/html/view/trend-series.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { LongList } from './changes.tsx';
import { CommitText } from './commit-text.tsx';
import { ServiceName } from './names.tsx';

const words: Readonly<Record<ServiceEvent['what'], string>> = {
  'new': 'new',
  'fixed': 'fixed',
  'grown': 'grown',
  'moved': 'moved',
  'excepted': 'excepted',
  'unexcepted': 'no longer excepted',
  'edge': 'new edge',
  'edge-gone': 'edge gone',
};

/** What came and went, the latest first, each with its commit. */
export function EventList({ events }: { readonly events: readonly ServiceEvent[] }): JSX.Element {
  return (
    <LongList
      items={events.map((event, at) => (
        <li key={at}>
          <span class={`event ${event.what}`}>{words[event.what]}</span> <What event={event} />
          <div class="muted">
            <CommitText at={event} />
          </div>
        </li>
      ))}
    />
  );
}

function What({ event: { finding, edge } }: { readonly event: ServiceEvent }): JSX.Element {
  if (edge !== undefined)
    return (
      <>
        <ServiceName name={edge.from} /> → <ServiceName name={edge.to} /> <span class={`kind tone-${edge.kind}`}>{kindNames[edge.kind]}</span>
      </>
    );
  return (
    <>
      <a class="rule" href={addressOf('findings', { id: finding!.fingerprint })}>
        {finding!.rule}
      </a>{' '}
      <bdi>{finding!.message}</bdi>
    </>
  );
}

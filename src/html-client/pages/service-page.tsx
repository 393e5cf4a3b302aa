import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ServicePicture } from '../../model/drift.ts';
import { countText } from '../../report/count-text.ts';
import { eventsOf } from '../../report/html/view/service-history.ts';
import { isOpen, standingOf } from '../../report/html/view/standing-of.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { EventList } from '../parts/event-list.tsx';
import { FindingsTable } from '../parts/findings-table.tsx';
import { Empty, Owners } from '../parts/names.tsx';
import { PairsTable } from '../parts/pairs-table.tsx';
import { ServiceCanvas } from '../parts/service-canvas.tsx';
import { TrendChart } from '../parts/trend-chart.tsx';
import { useReport } from '../report.ts';
import { CoChangeTable } from './co-change-page.tsx';

/** All that is known of one service. */
export function ServicePage({ name }: { readonly name: string }): JSX.Element {
  const { services } = useReport();
  const service = services.get(name);
  if (service === undefined) {
    return (
      <>
        <h1>{name}</h1>
        <Empty>The last revision has no service of this name.</Empty>
        <p>
          <a href={addressOf('services')}>All services</a>
        </p>
      </>
    );
  }
  return (
    <>
      <p class="up">
        <a href={addressOf('services')}>Services</a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="lead">
        Owner: <Owners owners={service.owners} />
        {service.tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
          </span>
        ))}
        {' · '}
        <a href={addressOf('graph', { focus: name })}>In the graph</a>
      </p>
      <ServiceCanvas service={service} />
      <Consumption service={service} />
      <ServiceFindings service={service} />
      <History service={service} />
    </>
  );
}

function Consumption({ service: { name } }: { readonly service: ServicePicture }): JSX.Element {
  const { pairs } = useReport();
  const [out, into] = [pairs.filter(({ from }) => from === name), pairs.filter(({ to }) => to === name)];
  return (
    <div class="columns two">
      <section class="card" aria-labelledby="uses">
        <h2 id="uses">
          Uses <span class="count">{out.length}</span>
        </h2>
        {out.length === 0 ? (
          <Empty>It uses no other service.</Empty>
        ) : (
          <PairsTable label={`What ${name} uses`} pairs={out} limit={12} without="from" />
        )}
      </section>
      <section class="card" aria-labelledby="used">
        <h2 id="used">
          Used by <span class="count">{into.length}</span>
        </h2>
        {into.length === 0 ? (
          <Empty>No other service uses it.</Empty>
        ) : (
          <PairsTable label={`What uses ${name}`} pairs={into} limit={12} without="to" />
        )}
      </section>
    </div>
  );
}

function ServiceFindings({ service: { name } }: { readonly service: ServicePicture }): JSX.Element {
  const { ask } = useReport();
  const [sort, setSort] = useState('-introduced');
  const all = useMemo(() => ask({ service: name, sort }), [ask, name, sort]);
  const now = useMemo(() => all.filter((finding) => standingOf(finding) !== 'fixed'), [all]);
  return (
    <section class="card" aria-labelledby="own-findings">
      <h2 id="own-findings">
        Findings <span class="count">{now.filter(isOpen).length}</span>
      </h2>
      {now.length === 0 ? (
        <Empty>It has no finding.</Empty>
      ) : (
        <FindingsTable label={`Findings of ${name}`} findings={now} sort={sort} onSort={setSort} />
      )}
      {all.length > now.length && (
        <p>
          <a href={addressOf('findings', { service: name, status: 'fixed' })}>
            {countText(all.length - now.length, 'finding')} fixed since the start
          </a>
        </p>
      )}
    </section>
  );
}

function History({ service: { name } }: { readonly service: ServicePicture }): JSX.Element {
  const { drift } = useReport();
  const events = useMemo(() => eventsOf(drift, name), [drift, name]);
  const choice = useMemo(
    () => ({
      id: 'service',
      name: `Findings of ${name}`,
      isStacked: true,
      series: [
        {
          name: 'findings',
          tone: 'error' as const,
          values: drift.revisions.map(({ byService }) => byService.find((tally) => tally.name === name)?.count ?? 0),
        },
      ],
    }),
    [drift, name],
  );
  const together = drift.coChanges.some(({ services }) => services.includes(name));
  return (
    <>
      <section class="card" aria-labelledby="history">
        <h2 id="history">History</h2>
        {drift.revisions.length > 1 && <TrendChart revisions={drift.revisions} choice={choice} />}
        {events.length === 0 ? <Empty>Nothing of it came or went.</Empty> : <EventList events={events} />}
      </section>
      {together && (
        <section class="card" aria-labelledby="together">
          <h2 id="together">Changes together with</h2>
          <CoChangeTable service={name} limit={12} />
        </section>
      )}
    </>
  );
}

import type { JSX } from 'preact';
import { countText } from '../../report/count-text.ts';
import { groupsBy } from '../../report/html/view/groups-by.ts';
import { standingOf } from '../../report/html/view/standing-of.ts';
import { FindingDetails } from '../parts/finding-details.tsx';
import { Confidence } from '../parts/confidence.tsx';
import { Figures } from '../parts/figures.tsx';
import { MatrixView } from '../parts/matrix-view.tsx';
import { MainSequence } from '../parts/main-sequence.tsx';
import { Empty, Status } from '../parts/names.tsx';
import { PairsTable } from '../parts/pairs-table.tsx';
import { Scorecard } from '../parts/scorecard.tsx';
import { ServiceCycles } from '../parts/service-cycles.tsx';
import { ServiceMetrics } from '../parts/service-metrics.tsx';
import { TrendCard } from '../parts/trend-card.tsx';
import { useReport } from '../report.ts';
import { CoChangeTable } from './co-change-page.tsx';
import { HotspotsTable } from './hotspots-page.tsx';
import { Changes, Heading, Trends } from './overview-page.tsx';

/** Findings and rows that are printed; who needs more has the report itself. */
const most = { findings: 200, rows: 60, matrix: 120 };

/** The essential parts of all pages, one after the other, for paper. */
export function PrintedReport(): JSX.Element {
  const {
    view: { byRule, byService, byOwner },
    services,
    order,
    pairs,
    drift: { hotspots, coChanges },
  } = useReport();
  // The width of a page in print, of which names take a part.
  const cell = Math.max(3, Math.min(22, Math.floor(520 / Math.max(1, order.names.length))));
  return (
    <main>
      <Heading />
      <Figures />
      <TrendCard />
      <Changes isPaper />
      <Trends title="By rule" trends={byRule} />
      <Trends title="By service" trends={byService} />
      <Trends title="By owner" trends={byOwner} />
      {services.size > 0 && (
        <>
          <h2>Dependency matrix</h2>
          {services.size <= most.matrix && <MatrixView order={order} pairs={pairs} cell={cell} />}
          <PairsTable label="Pairs of services" pairs={pairs} limit={most.rows} />
          <h2>Scorecard</h2>
          <Scorecard limit={most.rows} />
          <h2>Cycles</h2>
          <ServiceCycles />
          <h2>Coupling</h2>
          <MainSequence />
          <ServiceMetrics limit={most.rows} />
        </>
      )}
      {hotspots.length > 0 && (
        <>
          <h2>Hotspots</h2>
          <HotspotsTable limit={most.rows} />
        </>
      )}
      {coChanges.length > 0 && (
        <>
          <h2>Co-change</h2>
          <CoChangeTable limit={most.rows} />
        </>
      )}
      <PrintedFindings />
      <Confidence />
    </main>
  );
}

function PrintedFindings(): JSX.Element {
  const {
    drift: { findings },
  } = useReport();
  const now = findings
    .filter((finding) => standingOf(finding) !== 'fixed')
    .sort((a, b) => (standingOf(a) === standingOf(b) ? 0 : standingOf(a) === 'open' ? -1 : 1));
  const shown = now.slice(0, most.findings);
  return (
    <>
      <h2>Findings</h2>
      {now.length === 0 && <Empty>The last revision has no finding.</Empty>}
      {[...groupsBy(shown, ({ rule }) => rule)].map(([rule, group]) => (
        <section key={rule}>
          <h3>
            {rule} <span class="count">{group.length}</span>
          </h3>
          {group.map((finding) => (
            <article key={finding.fingerprint} class="printed">
              <p>
                <Status {...finding} /> <bdi>{finding.message}</bdi>
              </p>
              <FindingDetails finding={finding} />
            </article>
          ))}
        </section>
      ))}
      {now.length > shown.length && (
        <p>
          <strong>{countText(now.length - shown.length, 'more finding')} left out.</strong> The report on a screen, and --format json, have all of
          them.
        </p>
      )}
    </>
  );
}

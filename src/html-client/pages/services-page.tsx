import type { JSX } from 'preact';
import { MainSequence } from '../parts/main-sequence.tsx';
import { Empty } from '../parts/names.tsx';
import { Scorecard } from '../parts/scorecard.tsx';
import { ServiceCycles } from '../parts/service-cycles.tsx';
import { ServiceMetrics } from '../parts/service-metrics.tsx';
import { useReport } from '../report.ts';
import { WholeMetrics } from '../parts/whole-metrics.tsx';

/** How each service stands: with the mandate, in its coupling, in cycles. */
export function ServicesPage(): JSX.Element {
  const {
    drift: {
      latest: {
        metrics: { scorecard },
      },
    },
    services,
  } = useReport();
  if (services.size === 0 && scorecard.rows.length === 0)
    return (
      <>
        <h1>Services</h1>
        <Empty>The last revision has no service.</Empty>
      </>
    );
  return (
    <>
      <h1>Services</h1>
      <section class="card" aria-labelledby="scorecard">
        <h2 id="scorecard">Scorecard</h2>
        <Scorecard limit={50} />
      </section>
      <section class="card" aria-labelledby="cycles">
        <h2 id="cycles">Cycles</h2>
        <ServiceCycles />
      </section>
      <section class="card" aria-labelledby="coupling">
        <h2 id="coupling">Coupling</h2>
        <p class="muted">
          What many depend on is best abstract, what is free to change may be concrete. In the zone of pain a service is concrete and hard to change.
        </p>
        <div class="beside">
          <div>
            <ServiceMetrics limit={50} />
          </div>
          <MainSequence />
        </div>
      </section>
      <section class="card" aria-labelledby="whole">
        <h2 id="whole">Of the whole</h2>
        <WholeMetrics />
      </section>
    </>
  );
}

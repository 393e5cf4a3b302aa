import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { trendChoices } from '../../report/html/view/trend-series.ts';
import { useReport } from '../report.ts';
import { Empty } from './names.tsx';
import { TrendChart } from './trend-chart.tsx';

/** The course of the whole, by what the reader chooses. */
export function TrendCard(): JSX.Element {
  const { drift } = useReport();
  const choices = useMemo(() => trendChoices(drift), [drift]);
  const [id, setId] = useState('findings');
  if (drift.revisions.length === 1)
    return (
      <section class="card">
        <h2>Trend</h2>
        <Empty>There is one revision, so there is no course yet.</Empty>
      </section>
    );
  return (
    <section class="card" aria-labelledby="trend">
      <div class="head">
        <h2 id="trend">Trend</h2>
        <label>
          Show{' '}
          <select value={id} onChange={({ currentTarget }) => setId(currentTarget.value)}>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TrendChart revisions={drift.revisions} choice={choices.find((choice) => choice.id === id)!} />
    </section>
  );
}

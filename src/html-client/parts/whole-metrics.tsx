import type { JSX } from 'preact';
import type { Structure } from '../../model/metrics.ts';
import { useReport } from '../report.ts';

/** Modules, services and projects as graphs, side by side. */
export function WholeMetrics(): JSX.Element {
  const {
    drift: {
      latest: {
        metrics: { structure, cyclicity },
      },
    },
  } = useReport();
  const levels = ['modules', 'services', 'projects'] as const;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Metrics of the whole">
      <table>
        <caption class="unseen">Metrics of the whole</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {levels.map((level) => (
              <th key={level} scope="col" class="number">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, valueOf]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {levels.map((level) => (
                <td key={level} class="number">
                  {valueOf(structure[level]) ?? '–'}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Cycles</th>
            {levels.map((level) => (
              <td key={level} class="number">
                {cyclicity[level].cycles.length}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">In cycles</th>
            {levels.map((level) => (
              <td key={level} class="number">
                {cyclicity[level].members}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const rows: readonly (readonly [string, (structure: Structure) => number | string | null])[] = [
  ['Nodes', ({ nodes }) => nodes],
  ['Edges', ({ edges }) => edges],
  ['Propagation cost', ({ propagationCost }) => (propagationCost === null ? null : `${Math.round(propagationCost * 1000) / 10} %`)],
  ['Average component dependency', ({ acd }) => acd],
  ['NCCD', ({ nccd }) => nccd],
];

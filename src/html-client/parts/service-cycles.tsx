import type { JSX } from 'preact';
import { countText } from '../../report/count-text.ts';
import { useReport } from '../report.ts';
import { Empty, ServiceName } from './names.tsx';

/** Sets of services that reach each other, and what to give up so that none does. */
export function ServiceCycles(): JSX.Element {
  const {
    drift: {
      latest: {
        metrics: {
          cyclicity: {
            services: { sets, cut },
          },
        },
      },
    },
  } = useReport();
  if (sets.length === 0) return <Empty>No service reaches itself by its imports.</Empty>;
  return (
    <>
      <ul class="knots">
        {sets.map((members) => (
          <li key={members[0]}>
            <strong>{countText(members.length, 'service')}</strong>{' '}
            {members.slice(0, 30).map((name) => (
              <span key={name} class="tag">
                <ServiceName name={name} />
              </span>
            ))}
            {members.length > 30 && ` and ${members.length - 30} more`}
          </li>
        ))}
      </ul>
      <h3>The smallest cut</h3>
      <p class="muted">Without {cut.length === 1 ? 'this edge' : `these ${cut.length} edges`} no cycle of imports is left.</p>
      <table class="plain">
        <caption class="unseen">Edges to give up</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" class="number">
              Imports
            </th>
          </tr>
        </thead>
        <tbody>
          {cut.map(({ from, to, imports }) => (
            <tr key={`${from}\n${to}`}>
              <th scope="row">
                <ServiceName name={from} />
              </th>
              <td>
                <ServiceName name={to} />
              </td>
              <td class="number">{imports}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

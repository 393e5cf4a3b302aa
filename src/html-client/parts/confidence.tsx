import type { JSX } from 'preact';
import { useReport } from '../report.ts';

/** What the numbers rest on: how much was read, and what could not be. */
export function Confidence(): JSX.Element {
  const {
    drift: {
      latest: {
        metrics: { coverage },
      },
    },
    view: { last },
  } = useReport();
  return (
    <section class="card" aria-labelledby="confidence">
      <h2 id="confidence">Coverage and confidence</h2>
      <table class="plain">
        <caption class="unseen">How much of the last revision was read</caption>
        <tbody>
          <tr>
            <th scope="row">Source files read whole</th>
            <td class="number">{share(coverage.files.share)}</td>
            <td class="muted">{coverage.files.partly} in part</td>
          </tr>
          <tr>
            <th scope="row">Imports resolved</th>
            <td class="number">{share(coverage.imports.share)}</td>
            <td class="muted">{coverage.imports.unresolved} not</td>
          </tr>
          {coverage.problems.map(({ code, count }) => (
            <tr key={code}>
              <th scope="row">
                Problem <code>{code}</code>
              </th>
              <td class="number">{count}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {last.problems.errors > 0 && (
        <p class="worse">{last.problems.errors} of the Problems are errors: a part of the last revision could not be judged.</p>
      )}
    </section>
  );
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 10_000) / 100} %`;
}

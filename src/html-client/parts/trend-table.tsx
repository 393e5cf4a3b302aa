import type { JSX } from 'preact';
import type { Revision } from '../../model/drift.ts';
import type { TrendChoice } from '../../report/html/view/trend-series.ts';
import { CommitText } from './commit-text.tsx';

/** The course in numbers, folded. */
export function TrendTable({
  revisions,
  choice: { series },
}: {
  readonly revisions: readonly Revision[];
  readonly choice: TrendChoice;
}): JSX.Element {
  return (
    <details class="no-print">
      <summary>As a table</summary>
      <div class="scroll low" tabIndex={0} role="region" aria-label="The course as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">Revision</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {revisions.map((revision, at) => (
              <tr key={revision.commit}>
                <th scope="row">
                  <CommitText at={revision} />{' '}
                  {revision.tags.map((tag) => (
                    <span key={tag} class="tag">
                      {tag}
                    </span>
                  ))}
                </th>
                {series.map(({ name, values }) => (
                  <td key={name} class="number">
                    {values[at] ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

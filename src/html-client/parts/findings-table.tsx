import { Fragment, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DriftFinding } from '../../model/drift.ts';
import type { FindingOrder } from '../../report/html/view/finding-query.ts';
import { FindingDetails } from './finding-details.tsx';
import { Owners, ServiceName, Status } from './names.tsx';
import { Head } from './sort-table.tsx';

/** Findings of one page of the table: few enough to be drawn at once, however many there are. */
const perPage = 50;

const heads: readonly { readonly id: FindingOrder; readonly head: string }[] = [
  { id: 'status', head: 'Status' },
  { id: 'rule', head: 'Rule' },
  { id: 'service', head: 'Service' },
  { id: 'owner', head: 'Owner' },
  { id: 'introduced', head: 'Since' },
];

interface FindingsTableProps {
  readonly label: string;
  readonly findings: readonly DriftFinding[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

/** Findings page by page; each row opens to what is known of it. */
export function FindingsTable({ label, findings, sort, onSort }: FindingsTableProps): JSX.Element {
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [findings]);
  const last = Math.max(0, Math.ceil(findings.length / perPage) - 1);
  const at = Math.min(page, last);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table class="findings">
          <caption class="unseen">{label}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Open</span>
              </th>
              {heads.map((column) => (
                <Head key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
              <th scope="col">Finding</th>
            </tr>
          </thead>
          <tbody>
            {findings.slice(at * perPage, (at + 1) * perPage).map((finding) => (
              <FindingRow key={`${finding.fingerprint} ${finding.introduced?.commit}`} finding={finding} isOpenAtFirst={findings.length === 1} />
            ))}
          </tbody>
        </table>
      </div>
      {last > 0 && <Pager page={at} last={last} onPage={setPage} />}
    </>
  );
}

function FindingRow({ finding, isOpenAtFirst }: { readonly finding: DriftFinding; readonly isOpenAtFirst: boolean }): JSX.Element {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const { rule, home, owners, introduced, message } = finding;
  return (
    <Fragment>
      <tr class={isOpen ? 'open' : ''}>
        <td>
          <button type="button" class="disclose" aria-expanded={isOpen} aria-label={`Details: ${message}`} onClick={() => setOpen(!isOpen)} />
        </td>
        <td>
          <Status {...finding} />
        </td>
        <td class="rule">{rule}</td>
        <td>
          <ServiceName name={home} />
        </td>
        <td>
          <Owners owners={owners} />
        </td>
        <td class="date">{introduced === undefined ? <span class="muted">before</span> : introduced.date.slice(0, 10)}</td>
        <td class="message" onClick={() => setOpen(!isOpen)}>
          <bdi>{message}</bdi>
        </td>
      </tr>
      {isOpen && (
        <tr class="opened">
          <td />
          <td colSpan={6}>
            <FindingDetails finding={finding} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Pager({ page, last, onPage }: { readonly page: number; readonly last: number; readonly onPage: (page: number) => void }): JSX.Element {
  return (
    <nav class="pager" aria-label="Pages of findings">
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span>
        Page {page + 1} of {last + 1}
      </span>
      <button type="button" disabled={page === last} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </nav>
  );
}

import type { JSX } from 'preact';
import type { Hotspot } from '../../model/drift.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { Empty, ServiceName } from '../parts/names.tsx';
import { type Column, SortTable } from '../parts/sort-table.tsx';
import { TreemapView } from '../parts/treemap-view.tsx';
import { useReport } from '../report.ts';

/** Tiles that can still be told from each other; the table has all. */
const most = 250;

/** Files that are changed often and hold findings: where mending pays first. */
export function HotspotsPage(): JSX.Element {
  const {
    drift: { hotspots },
  } = useReport();
  return (
    <>
      <h1>Hotspots</h1>
      <p class="lead">Files with findings that many commits change. Mending these first pays most.</p>
      {hotspots.length === 0 ? (
        <Empty>No file has findings, so there is no hotspot.</Empty>
      ) : (
        <>
          <TreemapView hotspots={hotspots.slice(0, most)} />
          {hotspots.length > most && (
            <p class="muted">
              The picture has the {most} hottest of {hotspots.length} files, the table all.
            </p>
          )}
          <HotspotsTable limit={50} />
        </>
      )}
    </>
  );
}

export function HotspotsTable({ limit }: { readonly limit: number }): JSX.Element {
  const {
    drift: { hotspots },
  } = useReport();
  return <SortTable label="Hotspots" rows={hotspots} columns={columns} keyOf={({ file }) => file} limit={limit} />;
}

const columns: readonly Column<Hotspot>[] = [
  {
    id: 'file',
    head: 'File',
    value: ({ file }) => file,
    cell: ({ file }) => (
      <a href={addressOf('findings', { file })}>
        <code class="place">{file}</code>
      </a>
    ),
  },
  { id: 'home', head: 'Service', value: ({ home }) => home, cell: ({ home }) => <ServiceName name={home} /> },
  { id: 'commits', head: 'Commits', value: ({ commits }) => commits },
  { id: 'findings', head: 'Findings', value: ({ findings }) => findings },
  { id: 'score', head: 'Commits × findings', value: ({ score }) => score },
];

import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Hotspot } from '../../model/drift.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { groupsBy } from '../../report/html/view/groups-by.ts';

const [width, height] = [1080, 520];

interface Branch {
  readonly name: string;
  readonly children?: readonly Branch[];
  readonly hotspot?: Hotspot;
}

/** Files by service: as large as they are changed often, as dark as they have findings. The table says the same. */
export function TreemapView({ hotspots }: { readonly hotspots: readonly Hotspot[] }): JSX.Element {
  const root = useMemo(() => laidOut(hotspots), [hotspots]);
  const most = Math.max(5, ...hotspots.map(({ findings }) => findings));
  const [over, setOver] = useState<Hotspot | undefined>(undefined);
  return (
    <figure class="treemap">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Treemap of ${hotspots.length} files. The table below says the same.`}
        onPointerLeave={() => setOver(undefined)}
      >
        {root.leaves().map(({ x0, x1, y0, y1, data: { hotspot } }) => (
          <g
            key={hotspot!.file}
            class={`tile heat-${heatOf(hotspot!.findings, most)}`}
            onPointerEnter={() => setOver(hotspot)}
            onClick={() => {
              location.hash = addressOf('findings', { file: hotspot!.file });
            }}
          >
            <rect x={x0} y={y0} width={x1 - x0} height={y1 - y0} />
            <Label text={hotspot!.file.slice(hotspot!.file.lastIndexOf('/') + 1)} x={x0 + 5} y={y0 + 15} wide={x1 - x0 - 10} high={y1 - y0} />
          </g>
        ))}
        {root.children?.map(({ x0, x1, y0, y1, data: { name } }) => (
          <g key={name} class="home">
            <rect x={x0} y={y0} width={x1 - x0} height={y1 - y0} />
            <Label text={name} x={x0 + 4} y={y0 + 13} wide={x1 - x0 - 8} high={y1 - y0} />
          </g>
        ))}
      </svg>
      <figcaption>
        {over === undefined ? (
          <span class="muted">Larger: changed by more commits. Darker: more findings.</span>
        ) : (
          <>
            <code>{over.file}</code>{' '}
            <strong>
              {over.commits} commits · {over.findings} findings
            </strong>
          </>
        )}
      </figcaption>
    </figure>
  );
}

function laidOut(hotspots: readonly Hotspot[]): ReturnType<ReturnType<typeof treemap<Branch>>> {
  const homes = [...groupsBy(hotspots, ({ home }) => home)].map(([name, group]) => ({
    name,
    children: group.map((hotspot) => ({ name: hotspot.file, hotspot })),
  }));
  const root = hierarchy<Branch>({ name: '', children: homes })
    .sum(({ hotspot }) => hotspot?.commits ?? 0)
    .sort((a, b) => b.value! - a.value! || (a.data.name < b.data.name ? -1 : 1));
  return treemap<Branch>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingOuter(2)
    .paddingTop(({ depth }) => (depth === 1 ? 18 : 0))
    .paddingInner(2)
    .round(true)(root);
}

function heatOf(findings: number, most: number): number {
  return Math.ceil((findings / most) * 5);
}

/** A text that fits, or none. */
function Label({
  text,
  x,
  y,
  wide,
  high,
}: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}): JSX.Element | null {
  const room = Math.floor(wide / 6.6);
  if (room < 4 || high < 18) return null;
  return (
    <text x={x} y={y}>
      {text.length <= room ? text : `${text.slice(0, room - 1)}…`}
    </text>
  );
}

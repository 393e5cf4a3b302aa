import type { JSX } from 'preact';
import type { Revision } from '../../model/drift.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { useReport } from '../report.ts';
import { Change } from './names.tsx';
import { Sparkline } from './sparkline.tsx';

interface Figure {
  readonly name: string;
  readonly valueOf: (revision: Revision) => number | null;
  readonly href: string;
  /** Whether more of it is better, worse, or neither. */
  readonly more: 'better' | 'worse' | 'neither';
  readonly isShare?: boolean;
}

const figures: readonly Figure[] = [
  {
    name: 'Findings',
    valueOf: ({ findings }) => findings.errors + findings.warnings,
    href: addressOf('findings', { status: 'open' }),
    more: 'worse',
  },
  {
    name: 'Excepted',
    valueOf: ({ findings }) => findings.waived + findings.baselined,
    href: addressOf('findings', { status: 'excepted' }),
    more: 'worse',
  },
  { name: 'Score', valueOf: ({ metrics }) => metrics['score'] ?? null, href: addressOf('services'), more: 'better' },
  { name: 'Services', valueOf: ({ services }) => services, href: addressOf('services'), more: 'neither' },
  { name: 'Edges', valueOf: ({ edges }) => Object.values(edges).reduce((sum, count) => sum + count, 0), href: addressOf('graph'), more: 'neither' },
  { name: 'Service cycles', valueOf: ({ metrics }) => metrics['service-cycles'] ?? null, href: addressOf('services'), more: 'worse' },
  {
    name: 'Propagation cost',
    valueOf: ({ metrics }) => metrics['service-propagation-cost'] ?? null,
    href: addressOf('services'),
    more: 'worse',
    isShare: true,
  },
];

/** The few numbers that tell how it stands, each with its course and what it was at the start. */
export function Figures(): JSX.Element {
  const {
    drift: { revisions },
  } = useReport();
  const known = figures.filter(({ valueOf }) => revisions.some((revision) => valueOf(revision) !== null));
  return (
    <ul class="figures">
      {known.map((figure) => (
        <FigureTile key={figure.name} figure={figure} revisions={revisions} />
      ))}
    </ul>
  );
}

function FigureTile({
  figure: { name, valueOf, href, more, isShare = false },
  revisions,
}: {
  readonly figure: Figure;
  readonly revisions: readonly Revision[];
}): JSX.Element {
  const values = revisions.map(valueOf);
  const [first, last] = [values[0] ?? null, values.at(-1) ?? null];
  const scale = isShare ? 100 : 1;
  const by = first === null || last === null ? 0 : Math.round((last - first) * scale * 10) / 10;
  return (
    <li>
      <a href={href}>
        <span class="name">{name}</span>
        <span class="value">{last === null ? '–' : isShare ? `${Math.round(last * 1000) / 10} %` : Math.round(last * 10) / 10}</span>
        <span class="since">
          {revisions.length > 1 && (
            <>
              <Change by={by} more={more} /> since the start
            </>
          )}
        </span>
        <Sparkline values={values} />
      </a>
    </li>
  );
}

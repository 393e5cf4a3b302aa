import type { JSX } from 'preact';
import { serviceAddress } from '../../report/html/view/route.ts';
import { zoneOf } from '../../report/html/view/zone-of.ts';
import { useReport } from '../report.ts';

const [side, pad] = [300, 34];

/** Services by instability and abstractness, with the main sequence and the two zones far from it. The table says the same. */
export function MainSequence(): JSX.Element | null {
  const {
    drift: {
      latest: {
        metrics: { services },
      },
    },
  } = useReport();
  const known = services.filter(({ distance }) => distance !== null);
  if (known.length === 0) return null;
  const at = (share: number): number => pad + share * side;
  return (
    <figure class="sequence">
      <svg
        viewBox={`0 0 ${side + 2 * pad} ${side + 2 * pad}`}
        role="img"
        aria-label={`${known.length} services by instability and abstractness. The table beside says the same.`}
      >
        <path class="zone" d={`M${at(0)} ${at(1)}V${at(0.7)}L${at(0.3)} ${at(1)}zM${at(1)} ${at(0)}H${at(0.7)}L${at(1)} ${at(0.3)}z`} />
        <path class="frame" d={`M${at(0)} ${at(0)}V${at(1)}H${at(1)}`} />
        <path class="sequence-line" d={`M${at(0)} ${at(0)}L${at(1)} ${at(1)}`} />
        <text x={at(0) + 6} y={at(1) - 8}>
          pain
        </text>
        <text x={at(1) - 6} y={at(0) + 16} text-anchor="end">
          uselessness
        </text>
        <text x={at(0.5)} y={at(1) + 24} text-anchor="middle">
          instability →
        </text>
        <text transform={`translate(${at(0) - 14} ${at(0.5)}) rotate(-90)`} text-anchor="middle">
          abstractness →
        </text>
        {known.map((part) => (
          <circle
            key={part.name}
            class={`part ${zoneOf(part) ?? ''}`}
            cx={at(part.instability!)}
            cy={at(1 - part.abstractness!)}
            r="4.5"
            onClick={() => {
              location.hash = serviceAddress(part.name);
            }}
          >
            <title>{`${part.name}: I ${part.instability}, A ${part.abstractness}, D ${part.distance}`}</title>
          </circle>
        ))}
      </svg>
    </figure>
  );
}

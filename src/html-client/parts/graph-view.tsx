import type { Core, ElementDefinition } from 'cytoscape';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ServicePair } from '../../report/html/view/service-pairs.ts';
import { drawGraph, followTheme, listen, steer } from './draw-graph.ts';

interface GraphViewProps {
  readonly label: string;
  readonly elements: readonly ElementDefinition[];
  /** The service in the middle, if any. */
  readonly focus: string | undefined;
  readonly onService: (name: string) => void;
  readonly onPair: (pair: ServicePair) => void;
}

const buttons = [
  ['+', '+', 'Zoom in'],
  ['-', '−', 'Zoom out'],
  ['0', '⤢', 'Show all'],
] as const;

/** The graph on a canvas, with the pointer and with keys: arrows move it, + and − zoom, 0 shows all. */
export function GraphView({ label, elements, focus, onService, onPair }: GraphViewProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const graph = useRef<Core | undefined>(undefined);
  // The graph outlives a change of what is done with it.
  const acts = useRef({ onService, onPair });
  Object.assign(acts.current, { onService, onPair });
  useEffect(() => {
    const cy = (graph.current = drawGraph(box.current!, elements, focus));
    listen(cy, acts.current);
    return followTheme(cy);
  }, [elements, focus]);
  return (
    <div class="graph">
      <div
        ref={box}
        class="canvas"
        role="application"
        tabIndex={0}
        aria-label={`${label} Arrow keys move it, plus and minus zoom, 0 shows all. The table of pairs below says the same.`}
        onKeyDown={(event) => {
          if (steer(graph.current!, event.key)) event.preventDefault();
        }}
      />
      <div class="zoom">
        {buttons.map(([key, sign, name]) => (
          <button key={key} type="button" aria-label={name} title={name} onClick={() => steer(graph.current!, key)}>
            {sign}
          </button>
        ))}
      </div>
    </div>
  );
}

import type { ElementDefinition } from 'cytoscape';
import { type Point, layoutServices } from '../../report/html/view/layout-services.ts';
import type { ServicePair } from '../../report/html/view/service-pairs.ts';
import { isOpen } from '../../report/html/view/standing-of.ts';

/** Services and pairs as cytoscape takes them. Ids are numbers: names may be any text. */
export function graphElements(names: readonly string[], pairs: readonly ServicePair[], findingsOf: (name: string) => number): ElementDefinition[] {
  const { places, ways } = layoutServices(names, pairs);
  const most = Math.max(5, ...names.map(findingsOf));
  const numbers = new Map(names.map((name, at) => [name, at]));
  return [
    ...names.map((name, at): ElementDefinition => ({
      group: 'nodes',
      data: { id: `n${at}`, name },
      position: { ...places.get(name)! },
      classes: `heat-${Math.ceil((5 * findingsOf(name)) / most)}`,
    })),
    ...pairs.map((pair, at): ElementDefinition => ({
      group: 'edges',
      classes: `${classesOf(pair)} ${ways.get(pair)!.length > 0 ? 'led' : ''}`,
      data: {
        id: `e${at}`,
        source: `n${numbers.get(pair.from)!}`,
        target: `n${numbers.get(pair.to)!}`,
        pair,
        ...bends(places.get(pair.from)!, places.get(pair.to)!, ways.get(pair)!),
      },
    })),
  ];
}

function classesOf({ edges, findings }: ServicePair): string {
  const [kind] = edges.map((edge) => edge.kind);
  return [edges.length === 1 ? kind : edges.length === 0 ? 'bare' : 'several', findings.some(isOpen) ? 'open' : ''].join(' ');
}

/** The points of a way as cytoscape takes them: how far along the straight line, and how far beside it. */
function bends(from: Point, to: Point, way: readonly Point[]): { readonly weights: readonly number[]; readonly distances: readonly number[] } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return {
    weights: way.map(({ x, y }) => ((x - from.x) * dx + (y - from.y) * dy) / length ** 2),
    distances: way.map(({ x, y }) => ((y - from.y) * dx - (x - from.x) * dy) / length),
  };
}

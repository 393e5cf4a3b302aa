import type { StylesheetJson } from 'cytoscape';

/** The looks of the graph in the colours of the page as they are now: a canvas does not follow the style sheet. */
export function graphStyle(isLarge: boolean): StylesheetJson {
  const colours = getComputedStyle(document.documentElement);
  const of = (name: string): string => colours.getPropertyValue(`--${name}`).trim();
  return [
    {
      selector: 'node',
      style: {
        'shape': 'round-rectangle',
        'width': 150,
        'height': 36,
        'background-color': of('surface'),
        'border-width': 1.5,
        'border-color': of('line-strong'),
        'label': 'data(name)',
        'color': of('text'),
        'font-size': 15,
        'font-family': 'system-ui, sans-serif',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-max-width': '138px',
        'text-wrap': 'ellipsis',
        'min-zoomed-font-size': 8,
      },
    },
    ...[1, 2, 3, 4, 5].map((heat) => ({
      selector: `node.heat-${heat}`,
      style: { 'background-color': of(`heat-${heat}`), 'border-color': of(`heat-${Math.max(3, heat)}`), 'color': of('heat-text') },
    })),
    { selector: 'node.focus', style: { 'border-width': 3, 'border-color': of('accent') } },
    {
      selector: 'edge',
      style: {
        'width': isLarge ? 1.5 : 1.75,
        'line-color': of('edge'),
        'target-arrow-color': of('edge'),
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.9,
        'curve-style': isLarge ? 'straight' : 'bezier',
        'control-point-step-size': 36,
        'opacity': isLarge ? 0.28 : 0.9,
      },
    },
    ...['code', 'types', 'data', 'queue', 'config', 'call'].map((kind) => ({
      selector: `edge.${kind}`,
      style: { 'line-color': of(`kind-${kind}`), 'target-arrow-color': of(`kind-${kind}`) },
    })),
    {
      selector: 'edge.led',
      style: {
        'curve-style': 'round-segments',
        'segment-weights': 'data(weights)',
        'segment-distances': 'data(distances)',
        'segment-radii': 40,
        'edge-distances': 'node-position',
      },
    },
    { selector: 'edge.bare', style: { 'line-style': 'dashed' } },
    { selector: 'edge.open', style: { 'line-color': of('error-fill'), 'target-arrow-color': of('error-fill'), 'width': 2.25 } },
    { selector: 'edge.chosen', style: { 'width': 4.5, 'opacity': 1, 'z-index': 9 } },
    { selector: '.far', style: { opacity: 0.12, events: 'no' } },
    { selector: 'edge.near', style: { opacity: 1, width: 2.75 } },
    { selector: 'node.near', style: { 'z-index': 9, 'min-zoomed-font-size': 0 } },
  ] as StylesheetJson;
}

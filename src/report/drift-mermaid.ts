import type { Drift } from '../model/drift.ts';
import { type GraphEdge, driftGraph } from './drift-graph.ts';
import { safeLine } from './safe-text.ts';

/** The services of the last revision and what is new or gone between them, as a flowchart of Mermaid, which forges draw within Markdown. */
export function printDriftMermaid(drift: Drift): string {
  const { services, edges, title } = driftGraph(drift);
  const styled = (['new', 'gone'] as const).flatMap((state) => {
    const places = edges.flatMap((edge, index) => (edge.state === state ? [index] : []));
    return places.length === 0 ? [] : [`  linkStyle ${places.join(',')} ${styles[state]}`];
  });
  return `${[
    `---\ntitle: ${title}\n---`,
    'flowchart LR',
    `  accTitle: ${title}`,
    ...(services.length === 0 ? ['  none["no edges between services"]'] : []),
    ...services.map((name, index) => `  s${index}["${labelText(name)}"]`),
    ...edges.map(({ from, to, kinds, state }) => `  s${from} ${arrows[state]}|"${labelText(words[state] + kinds)}"| s${to}`),
    ...styled,
  ].join('\n')}\n`;
}

const arrows: Readonly<Record<GraphEdge['state'], string>> = { stays: '-->', new: '==>', gone: '-.->' };
const words: Readonly<Record<GraphEdge['state'], string>> = { stays: '', new: 'new: ', gone: 'gone: ' };
const styles = { new: 'stroke:#2da44e,stroke-width:3px', gone: 'stroke:#818b98' } as const;

/** Mermaid reads Markdown, HTML and words of its own in labels; what it is told by number it only shows. An empty label it refuses. */
function labelText(text: string): string {
  return safeLine(text).replace(told, (mark) => `#${mark.codePointAt(0)};`) || ' ';
}

// Within a name, what joins its parts means nothing to it.
const told = /(?!(?<=[\p{L}\p{N}])[-._/](?=[\p{L}\p{N}]))[^\p{L}\p{M}\p{N} ,:×]/gu;

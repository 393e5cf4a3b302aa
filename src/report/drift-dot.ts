import type { Drift } from '../model/drift.ts';
import { type GraphEdge, driftGraph } from './drift-graph.ts';
import { safeLine } from './safe-text.ts';

/** The services of the last revision and what is new or gone between them, for Graphviz. */
export function printDriftDot(drift: Drift): string {
  const { services, edges, title } = driftGraph(drift);
  return `${[
    'digraph drift {',
    `  graph [label=${quoted(title)}, labelloc="t", rankdir="LR", fontname="Helvetica,Arial,sans-serif"]`,
    '  node [shape="box", style="rounded", fontname="Helvetica,Arial,sans-serif"]',
    '  edge [fontname="Helvetica,Arial,sans-serif", fontsize="10"]',
    ...services.map((name, index) => `  s${index} [label=${quoted(name)}]`),
    ...edges.map(({ from, to, kinds, state }) => `  s${from} -> s${to} [label=${quoted(words[state] + kinds)}${looks[state]}]`),
    '}',
  ].join('\n')}\n`;
}

const words: Readonly<Record<GraphEdge['state'], string>> = { stays: '', new: 'new: ', gone: 'gone: ' };
const looks: Readonly<Record<GraphEdge['state'], string>> = {
  stays: '',
  new: ', color="#1a7f37", fontcolor="#1a7f37", penwidth="2.5"',
  gone: ', color="#818b98", fontcolor="#59636e", style="dashed"',
};

/** Graphviz reads escapes, and entities of HTML too. */
function quoted(text: string): string {
  return `"${safeLine(text).replaceAll('&', '&amp;').replace(/["\\]/g, '\\$&')}"`;
}

import type { Drift, Revision } from '../model/drift.ts';
import { countText, groupedCount } from './count-text.ts';
import { element, textElement } from './xml-text.ts';

/** How many findings there are and how many more or fewer than at the first revision, as a badge of the kind that stands in a README. */
export function printBadgeSvg({ revisions }: Drift): string {
  const [first, last] = [revisions[0]!, revisions.at(-1)!];
  const change = countOf(last) - countOf(first);
  const [label, message] = ['mandate', `${standing(last)}${change === 0 ? '' : ` ${change > 0 ? '▲' : '▼'} ${groupedCount(Math.abs(change))}`}`];
  const [labelWidth, messageWidth] = [label, message].map((text) => Math.round(widthOf(text)) + 10) as [number, number];
  const width = labelWidth + messageWidth;
  const than = change === 0 ? '' : `, ${groupedCount(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than on ${first.date.slice(0, 10)}`;
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height: 20, role: 'img', 'aria-labelledby': 'mandate-badge' }, [
    textElement('title', { id: 'mandate-badge' }, `${label}: ${standing(last)}${than}`),
    element('clipPath', { id: 'mandate-badge-edge' }, [element('rect', { width, height: 20, rx: 3 })]),
    element('g', { 'clip-path': 'url(#mandate-badge-edge)' }, [
      element('rect', { width: labelWidth, height: 20, fill: '#555' }),
      element('rect', { x: labelWidth, width: messageWidth, height: 20, fill: colourOf(last) }),
    ]),
    element('g', { fill: '#fff', 'font-family': 'Verdana,Geneva,DejaVu Sans,sans-serif', 'font-size': 11, 'text-rendering': 'geometricPrecision' }, [
      textElement('text', { x: 5, y: 14, textLength: labelWidth - 10 }, label),
      textElement('text', { x: labelWidth + 5, y: 14, textLength: messageWidth - 10 }, message),
    ]),
  ])}\n`;
}

function countOf({ findings }: Revision): number {
  return findings.errors + findings.warnings;
}

/** Says in words what the colour says. */
function standing({ findings: { errors, warnings } }: Revision): string {
  const told = [...(errors > 0 ? [countText(errors, 'error')] : []), ...(warnings > 0 ? [countText(warnings, 'warning')] : [])];
  return told.join(', ') || 'no findings';
}

/** White text is readable on each of them. */
function colourOf({ findings: { errors, warnings } }: Revision): string {
  return errors > 0 ? '#cf222e' : warnings > 0 ? '#9a6700' : '#1a7f37';
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (advances[character] ?? digit), 0);
}

/** Pixels that characters take in Verdana of 11; in other fonts `textLength` makes it so. */
const digit = 6.99;
const advances: Readonly<Record<string, number>> = {
  ' ': 3.87, ',': 4, '▲': 10.89, '▼': 10.89,
  a: 6.61, d: 6.85, e: 6.55, f: 3.87, g: 6.85, i: 3.02, m: 10.7, n: 6.96, o: 6.68, r: 4.69, s: 5.73, t: 4.33, w: 9,
};

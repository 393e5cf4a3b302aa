import type { Drift, Revision } from '../model/drift.ts';
import { countText } from './count-text.ts';
import { drawPanel, type Band } from './trend-panel.ts';
import { dateTicks, timesOf } from './trend-scale.ts';
import { trendStyle } from './trend-style.ts';
import { element, textElement, xmlDocument } from './xml-text.ts';

/**
 * The course of findings and of edges between services as one picture, for a page or a README: it holds nothing of the repository but
 * numbers and dates, is readable on light and dark, runs no script and loads nothing.
 */
export function printTrendSvg({ range, revisions }: Drift): string {
  const [first, last] = [revisions[0]!, revisions.at(-1)!];
  const span = dayOf(first) === dayOf(last) ? dayOf(first) : `${dayOf(first)} to ${dayOf(last)}`;
  const by = range.config === 'today' ? 'judged by the config of now' : 'each judged by its own config';
  const xs = positions(revisions);
  return xmlDocument(element('svg', {
    xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'mandate-trend mandate-trend-desc',
  }, [
    textElement('title', { id: 'mandate-trend' }, `Architecture drift, ${span}`),
    textElement('desc', { id: 'mandate-trend-desc' }, described(first, last)),
    ...trendStyle,
    element('rect', { class: 'page', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 6 }),
    textElement('text', { class: 'title', x: 20, y: 30 }, 'Architecture drift'),
    textElement('text', { class: 'quiet', x: 20, y: 50 }, `${span} · ${countText(revisions.length, 'revision')} of ${countText(range.commits, 'commit')} · ${by}`),
    drawPanel({ bands: findingBands(revisions), xs, left, right, top: 100, bottom: 240, empty: 'no findings' }),
    drawPanel({ bands: edgeBands(revisions), xs, left, right, top: 288, bottom: 344, empty: 'no edges between services' }),
    ...dateAxis(revisions, xs),
  ]));
}

const [width, height] = [820, 380];
const [left, right] = [60, width - 24];

function findingBands(revisions: readonly Revision[]): Band[] {
  return [
    { name: 'errors', look: 'errors', values: revisions.map(({ findings }) => findings.errors) },
    { name: 'warnings', look: 'warnings', values: revisions.map(({ findings }) => findings.warnings) },
    { name: 'waived or in the baseline', look: 'excepted', values: revisions.map(({ findings }) => findings.waived + findings.baselined) },
  ];
}

function edgeBands(revisions: readonly Revision[]): Band[] {
  return [{ name: 'edges between services', look: 'edges', values: revisions.map(edgesOf) }];
}

function edgesOf({ edges }: Revision): number {
  return Object.values(edges).reduce((sum, count) => sum + count, 0);
}

/** By time, or side by side where all are of one moment. */
function positions(revisions: readonly Revision[]): number[] {
  const times = timesOf(revisions.map(({ date }) => date));
  const [first, last] = [times[0]!, times.at(-1)!];
  if (revisions.length === 1) return [(left + right) / 2];
  return times.map((time, index) => left + (right - left) * (last > first ? (time - first) / (last - first) : index / (times.length - 1)));
}

function dateAxis(revisions: readonly Revision[], xs: readonly number[]): string[] {
  const times = timesOf(revisions.map(({ date }) => date));
  const [first, last] = [times[0]!, times.at(-1)!];
  return dateTicks(first, last).flatMap(({ at, label }) => {
    const x = Math.round(last > first ? left + (right - left) * (at - first) / (last - first) : (xs[0]! + xs.at(-1)!) / 2);
    return [
      element('line', { class: 'grid', x1: x, x2: x, y1: 344, y2: 349 }),
      textElement('text', { class: `quiet ${x < left + 30 ? '' : x > right - 30 ? 'end' : 'middle'}`.trim(), x, y: 363 }, label),
    ];
  });
}

function described(first: Revision, last: Revision): string {
  const told = (revision: Revision): string => `${dayOf(revision)}: ${countText(revision.findings.errors, 'error')}, ${countText(revision.findings.warnings, 'warning')}, `
    + `${revision.findings.waived} waived, ${revision.findings.baselined} in the baseline, ${countText(edgesOf(revision), 'edge')} between services.`;
  return first === last ? `On ${told(first)}` : `On ${told(first)} On ${told(last)}`;
}

function dayOf({ date }: Revision): string {
  return date.slice(0, 10);
}

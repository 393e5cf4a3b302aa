import type { ReportPage } from './report-page.ts';

/** The container of the graph, on which cytoscape leaves itself. */
export interface Canvas extends HTMLElement {
  readonly _cyreg: { readonly cy: Graph };
}

interface Graph {
  zoom(): number;
  elements(selector: string): { renderedPosition(): Point; renderedMidpoint(): Point }[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Clicks into the middle of the first node or edge of a class. */
export async function clickIn(page: ReportPage, kind: 'node' | 'edge', of: string): Promise<void> {
  const { x, y } = await page.evaluate(
    ({ kind: what, selector }) => {
      const box = document.querySelector<Canvas>('.canvas')!;
      const { left, top } = box.getBoundingClientRect();
      const element = box._cyreg.cy.elements(selector)[0]!;
      const at = what === 'node' ? element.renderedPosition() : element.renderedMidpoint();
      return { x: left + at.x, y: top + at.y };
    },
    { kind, selector: of === '' ? kind : `${kind}.${of}` },
  );
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
}

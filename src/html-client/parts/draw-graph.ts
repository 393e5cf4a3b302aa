import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from 'cytoscape';
import type { ServicePair } from '../../report/html/view/service-pairs.ts';
import { graphStyle } from './graph-style.ts';

/** Above this, edges are straight and faint: curves of a thousand edges are neither read nor drawn in time. */
const large = 80;

/** Draws a graph into an element, all of it in sight. */
export function drawGraph(container: HTMLElement, elements: readonly ElementDefinition[], focus: string | undefined): Core {
  const isLarge = elements.filter(({ group }) => group === 'nodes').length > large;
  const cy = cytoscape({
    container,
    elements: [...elements],
    style: graphStyle(isLarge),
    layout: { name: 'preset', fit: false },
    minZoom: 0.04,
    maxZoom: 3,
    autoungrabify: true,
    boxSelectionEnabled: false,
    textureOnViewport: isLarge,
    hideEdgesOnViewport: false,
    pixelRatio: 'auto',
  });
  if (focus !== undefined) cy.nodes().forEach((node) => void (node.data('name') === focus && node.addClass('focus')));
  showAll(cy);
  let shown = cy.zoom();
  // Where the reader has not chosen another part of it, all of it stays in sight when there is less room.
  cy.on('resize', () => {
    if (cy.zoom() !== shown) return;
    showAll(cy);
    shown = cy.zoom();
  });
  return cy;
}

/** What a press on a service, and on the edge between two, does. */
interface Acts {
  readonly onService: (name: string) => void;
  readonly onPair: (pair: ServicePair) => void;
}

/** Follows the pointer: what is far from a service that it is over steps back. */
export function listen(cy: Core, acts: Acts): void {
  cy.on('tap', 'node', ({ target }) => acts.onService((target as NodeSingular).data('name') as string));
  cy.on('tap', 'edge', ({ target }) => {
    cy.edges().removeClass('chosen');
    target.addClass('chosen');
    acts.onPair(target.data('pair') as ServicePair);
  });
  cy.on('mouseover', 'node', ({ target }) => {
    const near = (target as NodeSingular).closedNeighborhood();
    cy.batch(() => {
      cy.elements().not(near).addClass('far');
      near.addClass('near');
    });
  });
  cy.on('mouseout', 'node', () => cy.batch(() => cy.elements().removeClass('far near')));
  cy.on('mouseover', 'node, edge', () => cy.container()?.classList.add('over'));
  cy.on('mouseout', 'node, edge', () => cy.container()?.classList.remove('over'));
}

/** Takes the colours of the page whenever they change; gives what ends that, and the graph. */
export function followTheme(cy: Core): () => void {
  const restyle = (): void => void cy.style(graphStyle(cy.nodes().length > large));
  const media = matchMedia('(prefers-color-scheme: dark)');
  addEventListener('themechange', restyle);
  media.addEventListener('change', restyle);
  return () => {
    removeEventListener('themechange', restyle);
    media.removeEventListener('change', restyle);
    cy.destroy();
  };
}

/** All of it, and never larger than it was made for. */
function showAll(cy: Core): void {
  cy.fit(undefined, 30);
  if (cy.zoom() > 1.15) {
    cy.zoom(1.15);
    cy.center();
  }
}

/** Does what a key asks for; false for another key. */
export function steer(cy: Core, key: string): boolean {
  const middle = { x: cy.width() / 2, y: cy.height() / 2 };
  switch (key) {
    case '+':
    case '=':
      cy.zoom({ level: cy.zoom() * 1.3, renderedPosition: middle });
      return true;
    case '-':
      cy.zoom({ level: cy.zoom() / 1.3, renderedPosition: middle });
      return true;
    case '0':
      showAll(cy);
      return true;
    case 'ArrowLeft':
      cy.panBy({ x: 60, y: 0 });
      return true;
    case 'ArrowRight':
      cy.panBy({ x: -60, y: 0 });
      return true;
    case 'ArrowUp':
      cy.panBy({ x: 0, y: 60 });
      return true;
    case 'ArrowDown':
      cy.panBy({ x: 0, y: -60 });
      return true;
    default:
      return false;
  }
}

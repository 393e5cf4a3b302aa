import { element, textElement } from './xml-text.ts';

type Colours = Readonly<Record<'page' | 'border' | 'text' | 'quiet' | 'grid' | 'errors' | 'warnings' | 'excepted' | 'edges', string>>;

const light: Colours = {
  page: '#ffffff', border: '#d1d9e0', text: '#1f2328', quiet: '#59636e', grid: '#d1d9e0',
  errors: '#cf222e', warnings: '#bf8700', excepted: '#818b98', edges: '#0969da',
};
const dark: Colours = {
  page: '#0d1117', border: '#3d444d', text: '#f0f6fc', quiet: '#9198a1', grid: '#2f353d',
  errors: '#f85149', warnings: '#d29922', excepted: '#7d8590', edges: '#4493f8',
};

function coloured({ page, border, text, quiet, grid, ...looks }: Colours): string {
  return [
    `.page{fill:${page};stroke:${border}}text{fill:${text}}.quiet{fill:${quiet}}.grid{stroke:${grid}}.mark{stroke:${page}}`,
    ...Object.entries(looks).map(([look, colour]) => `.area.${look},.swatch.${look},.mark.${look}{fill:${colour}}.line.${look}{stroke:${colour}}`),
    // Lines across it, so that it is told apart without colours too.
    `.area.excepted,.swatch.excepted{fill:url(#mandate-trend-excepted)}.hatch{stroke:${looks.excepted}}`,
  ].join('');
}

/** The style sheet, in the colours that the reader's system prefers, and the hatching of what is excepted. */
export const trendStyle: readonly string[] = [
  textElement('style', {}, [
    'text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}.title{font-size:16px;font-weight:600}',
    '.end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke-width:1}.line{fill:none;stroke-width:2;stroke-linejoin:round}.area{fill-opacity:.3}.hatch{stroke-width:2}',
    coloured(light),
    `@media(prefers-color-scheme:dark){${coloured(dark)}}`,
  ].join('')),
  element('defs', {}, [
    element('pattern', { id: 'mandate-trend-excepted', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, [
      element('line', { class: 'hatch', x1: 0, x2: 0, y1: 0, y2: 6 }),
    ]),
  ]),
];

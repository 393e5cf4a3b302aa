/** The reporters of dependency-cruiser that print a graph. */
export const graphFormats = ['dot', 'archi', 'ddot', 'flat', 'mermaid', 'd2', 'html', 'err-html', 'csv', 'json', 'text', 'markdown'] as const;
export type GraphFormat = (typeof graphFormats)[number];

/** Stands for what a variable or a template fills in; no name holds it. */
export const unknown = '\uE000';

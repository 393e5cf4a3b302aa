/** What test frameworks call the object that replaces modules. */
export const mockObjects: ReadonlySet<string> = new Set(['jest', 'vi', 'vitest']);

/** Its methods that name a module. */
export const mockMethods: ReadonlySet<string> = new Set([
  'mock', 'doMock', 'unmock', 'doUnmock', 'dontMock', 'deepUnmock', 'setMock', 'requireActual', 'requireMock', 'importActual',
  'importMock', 'createMockFromModule', 'genMockFromModule', 'unstable_mockModule', 'unstable_unmockModule',
]);

import { boundariesElements, boundariesEntries } from './boundaries-elements.ts';
import { boundariesExternal, boundariesKinds, boundariesNodes } from './boundaries-external.ts';
import type { PeerSuite } from './peer-case.ts';

const peer = 'javierbrea/eslint-plugin-boundaries';
const rules = 'packages/eslint-plugin/test/rules';

export const boundaries: readonly PeerSuite[] = [
  { peer, source: `${rules}/two-levels/element-types.spec.ts`, cases: boundariesElements, outside: [] },
  { peer, source: `${rules}/one-level/entry-point.spec.ts`, cases: boundariesEntries, outside: [] },
  { peer, source: `${rules}/one-level/external.spec.ts`, cases: boundariesExternal, outside: [] },
  { peer, source: `${rules}/one-level/element-types-import-kind.spec.ts`, cases: boundariesKinds, outside: [] },
  { peer, source: `${rules}/one-level/element-types-dependency-nodes.spec.ts`, cases: boundariesNodes, outside: [] },
];

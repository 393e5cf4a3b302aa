import { boundariesElements, boundariesEntries, boundariesLayered, boundariesPrivate } from './boundaries-elements.ts';
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
  { peer, source: `${rules}/one-level/no-private.spec.ts`, cases: boundariesPrivate, outside: [] },
  { peer, source: `${rules}/layered/entry-point.spec.ts`, cases: boundariesLayered, outside: [] },
  {
    peer,
    source: `${rules}/one-level/no-unknown-files.spec.ts`,
    cases: [],
    outside: [{ of: 'files that belong to no element', count: 7, why: 'every file belongs to a project, and every project to a service, a library or the workspace' }],
  },
  {
    peer,
    source: `${rules}/one-level/element-types-template.spec.ts`,
    cases: [],
    outside: [{ of: 'templates of messages', count: 13, why: 'a rule says `because`; the rest of a message is told by mandate, so that it is always whole' }],
  },
  {
    peer,
    source: `${rules}/flag-as-external`,
    cases: [],
    outside: [{ of: 'which packages count as external', count: 39, why: 'a package of the workspace is never one from outside, and everything else is; there is no setting' }],
  },
];

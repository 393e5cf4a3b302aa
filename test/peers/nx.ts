import { nxConstraints } from './nx-constraints.ts';
import { nxImports } from './nx-imports.ts';
import type { PeerSuite } from './peer-case.ts';

export const nx: readonly PeerSuite[] = [
  {
    peer: 'nrwl/nx',
    source: 'packages/eslint-plugin/src/rules/enforce-module-boundaries.spec.ts',
    cases: [...nxConstraints, ...nxImports],
    outside: [
      { of: 'libraries that can be built import only such', count: 10, why: 'whether a library has a build target says nothing of who may know it' },
      { of: 'a library is imported both lazily and at once', count: 3, why: 'how a bundle is split is not an architecture\'s edge; both imports are checked alike' },
      { of: 'an end-to-end project is imported', count: 1, why: 'a project of tests is no kind of its own; a dependency-rule names it where a team wants that' },
      { of: 'pairs of projects that may form a cycle, with stars', count: 5, why: 'a known cycle is accepted in the baseline or waived for its edge, with a reason' },
      { of: 'a relative path out of the repository', count: 1, why: 'nothing outside the root is read; what does not resolve is told as a Problem' },
    ],
  },
];

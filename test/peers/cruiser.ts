import { cruiserGeneric, cruiserGroups, cruiserReach, cruiserRequired, cruiserTypes } from './cruiser-validate.ts';
import { cruiserAliases, cruiserWorkspaces } from './cruiser-workspaces.ts';
import type { PeerSuite } from './peer-case.ts';

const peer = 'sverweij/dependency-cruiser';
const metrics = 'numbers about modules are no edges between parts; no rule of mandate counts or weighs them';

export const cruiser: readonly PeerSuite[] = [
  { peer, source: 'test/validate/index.spec.mjs', cases: cruiserGeneric, outside: [] },
  { peer, source: 'test/validate/index.groupmatching.spec.mjs', cases: cruiserGroups, outside: [] },
  { peer, source: 'test/validate/index.required-rules.spec.mjs', cases: cruiserRequired, outside: [] },
  { peer, source: 'test/validate/index.reachable.spec.mjs', cases: cruiserReach, outside: [] },
  { peer, source: 'test/validate/index.type-only.spec.mjs', cases: cruiserTypes, outside: [] },
  { peer, source: 'test/validate/index.core.spec.mjs', cases: [], outside: [{ of: 'modules of the platform', count: 10, why: 'what the platform brings is no part of the graph; a limit, told in the README of dependency-rule' }] },
  { peer, source: 'test/validate/index.orphans.spec.mjs', cases: [], outside: [{ of: 'files that nothing imports', count: 9, why: metrics }] },
  { peer, source: 'test/validate/index.more-unstable.spec.mjs', cases: [], outside: [{ of: 'stability', count: 4, why: metrics }] },
  { peer, source: 'test/validate/match-module-rule.dependents.spec.mjs', cases: [], outside: [{ of: 'how many dependents', count: 17, why: metrics }] },
  { peer, source: 'test/validate/index.license.spec.mjs', cases: [], outside: [{ of: 'licences', count: 6, why: 'packages of others are not read, only named' }] },
  { peer, source: 'test/validate/index.cycle-via.spec.mjs', cases: [], outside: [{ of: 'cycles by what lies on them', count: 13, why: 'a cycle is told once with its way; known ones are accepted in the baseline' }] },
  { peer, source: 'test/validate/index.cycle-via-only.spec.mjs', cases: [], outside: [{ of: 'cycles by what alone lies on them', count: 15, why: 'as above' }] },
  { peer, source: 'test/validate/index.ancestor.spec.mjs', cases: [], outside: [{ of: 'imports of a directory above', count: 8, why: 'layers and placeholders name the directories that are meant' }] },
  { peer, source: 'test/validate/index.exotic-require.spec.mjs', cases: [], outside: [{ of: 'functions that stand for require', count: 8, why: 'imports are read in the forms that the languages have' }] },
  { peer, source: 'test/validate/match-folder-dependency-rule.spec.mjs', cases: [], outside: [{ of: 'rules over directories as a whole', count: 18, why: 'a rule names files; what it means for directories follows' }] },
  { peer, source: 'test/analyze', cases: [], outside: [{ of: 'what the peer works out before it asks its rules', count: 123, why: 'its inner parts: numbers, summaries, known violations; our own have tests beside them' }] },
  { peer, source: 'test/validate/index.could-not-resolve.spec.mjs', cases: [], outside: [{ of: 'what does not resolve', count: 2, why: 'a Problem of every run, not a rule' }] },
  { peer, source: 'test/cli/__fixtures__/workspaces-mono-repo', cases: cruiserWorkspaces, outside: [] },
  { peer, source: 'test/cli/__fixtures__/workspaces-mono-repo-aliases', cases: cruiserAliases, outside: [] },
];

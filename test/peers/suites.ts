import { boundaries } from './boundaries.ts';
import { cruiser } from './cruiser.ts';
import { nx } from './nx.ts';
import type { PeerSuite } from './peer-case.ts';
import { sheriff } from './sheriff.ts';
import { turbo } from './turbo.ts';

/** Every suite of a peer that is told here, in the order of the document. */
export const suites: readonly PeerSuite[] = [...nx, ...sheriff, ...boundaries, ...cruiser, ...turbo];

import { nx } from './nx.ts';
import { sheriff } from './sheriff.ts';
import type { PeerSuite } from './peer-case.ts';

/** Every suite of a peer that is told here, in the order of the document. */
export const suites: readonly PeerSuite[] = [...nx, ...sheriff];

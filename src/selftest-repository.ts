import { rememberKeys } from './tree/overlay-tree.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';
import type { SelftestReport } from './model/selftest.ts';
import { runSelftest } from './selftest/run-selftest.ts';
import { type FactMemory, cacheFileIn } from './read-facts.ts';
import { type SessionSettings, analyse, prepare } from './session.ts';
import { version } from './version.ts';

/** Tests the rules on a directory of the disk. Only the first analysis reads files; the others share its facts. */
export async function selftestRepository(root: string, settings: SessionSettings): Promise<SelftestReport> {
  const tree = rememberKeys(await openWorkingTree(root));
  await prepare(tree);
  const memory: FactMemory = {};
  return runSelftest({
    tree,
    config: settings.config ?? {},
    rules: settings.rules,
    toolVersion: version,
    analyse: (each, { config, rules }) => {
      const place = each === tree ? { root, ...cacheFileIn(settings.cacheDirectory) } : {};
      return analyse(each, { ...settings, config, rules }, { ...place, memory });
    },
  });
}

import type { z } from 'zod';
import type { Selector } from '../../src/model/selector.ts';

/** The schema of a selector, as options of a rule hold it. */
export function selectorSchema(zod: typeof z): z.ZodType<Selector> {
  const patterns = zod.union([zod.string().min(1), zod.array(zod.string().min(1)).min(1)]).optional();
  return zod.union([
    zod.string().min(1),
    zod.strictObject({
      path: patterns,
      project: patterns,
      service: patterns,
      tag: patterns,
      package: patterns,
      kind: zod.enum(['service', 'library', 'interface', 'workspace']).optional(),
    }).refine((selector) => Object.keys(selector).length > 0, {
      error: 'an empty selector chooses everything: give it path, project, service, tag, package or kind',
    }),
  ]) as z.ZodType<Selector>;
}

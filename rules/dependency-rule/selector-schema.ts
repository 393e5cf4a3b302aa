import type { z } from 'zod';
import type { Selector } from '../../src/model/selector.ts';

const what = 'a selector (a name, directory or glob; or an object of path, project, service, tag, package, kind, not, all, any)';

/** The schema of a selector, as options of a rule hold it. */
export function selectorSchema(zod: typeof z): z.ZodType<Selector> {
  const patterns = zod.union([zod.string().min(1), zod.array(zod.string().min(1)).min(1)], { error: 'a name or glob, or a list of them' }).optional();
  const selector: z.ZodType<Selector> = zod.lazy(() => zod.union([
    zod.string().min(1),
    zod.strictObject({
      path: patterns,
      project: patterns,
      service: patterns,
      tag: patterns,
      package: patterns,
      kind: zod.enum(['service', 'library', 'interface', 'workspace']).optional(),
      not: zod.union([selector, zod.array(selector).min(1)], { error: `${what}, or a list of them` }).optional(),
      all: zod.array(selector).min(1).optional(),
      any: zod.array(selector).min(1).optional(),
    }).refine((selector) => Object.keys(selector).length > 0, {
      error: 'is an empty selector, which would choose everything: give it path, project, service, tag, package, kind, not, all or any',
    }),
  ], { error: what }) as z.ZodType<Selector>);
  return selector;
}

import { unknown } from '../documents/unknown.ts';

/**
 * The path of an image without tag and digest. Parts that a variable or template fills are dropped; undefined when the
 * name itself is one of them. `${VAR:-default}` counts as its default.
 */
export function imageName(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const filled = written.replace(/\$\{\w+:?-([^}$]*)\}/g, '$1').replace(/\$\{[^}]*\}|\$\w+/g, unknown);
  const [path] = filled.split('@', 1);
  const segments = path!.split('/');
  const last = segments.pop()!.split(':', 1)[0]!;
  if (last === '' || last.includes(unknown)) return undefined;
  return [...segments.filter((segment) => segment !== '' && !segment.includes(unknown)), last].join('/');
}

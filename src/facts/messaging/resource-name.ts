import type { Told } from '../../model/data-facts.ts';

/** The last part of a URL or ARN: what an account calls its queue or topic. A setting stands for what it holds. */
export function resourceName(text: Told): Told | undefined {
  const parts = text.replace(/\$\{[^}]*\}/g, (setting) => setting.replaceAll('/', '\u0000').replaceAll(':', '\u0001')).split(/[/:]/);
  const last = parts.at(-1)?.replaceAll('\u0000', '/').replaceAll('\u0001', ':');
  return last === undefined || last === '' ? undefined : withoutPlace(last);
}

/** `${QUEUE_URL:-http://localhost:4566/000/orders}` is `${QUEUE_URL:-orders}`. */
function withoutPlace(name: Told): Told {
  const setting = /^\$\{([^}:]+):-([^}]*)\}$/.exec(name);
  if (setting === null) return name;
  const last = setting[2]!.split(/[/:]/).at(-1)!;
  return last === '' ? `\${${setting[1]!}}` : `\${${setting[1]!}:-${last}}`;
}

import { unknown } from '../documents/unknown.ts';
import { looksSecret } from '../../model/setting-part.ts';
import { mark, maskHoles } from './holes.ts';

/** URLs of servers that are no stores. */
const url = /^(?:https?|grpcs?|wss?|tcp):\/\/([^/?#]*)(.*)$/is;
const hostAndPort = new RegExp(`^([a-z\\d${mark}][\\w.${mark}-]*):(?:\\d{2,5}|[${mark}])$`, 'i');
const host = new RegExp(`^[a-z\\d${mark}][\\w.${mark}-]*$`, 'i');
/** What may stand for a server by host and port alone. */
const keys = /(?:url|uri|addr|address|endpoint|target|upstream|server|service|host|grpc|api)s?$/i;
/** A name without a dot, or one that is known inside of a cluster or private network alone. */
const inside = new RegExp(`^[\\w${mark}-]+(?:\\.[\\w${mark}-]+\\.svc(?:\\.[\\w.-]+)?|(?:\\.railway)?\\.internal|\\.flycast)?$`, 'i');

/**
 * The host of a server that only siblings reach, of a URL or of host and port; undefined for all else. Nothing else of the text is
 * given: no user, no path, no query.
 */
export function serverHost(key: string, text: string): string | undefined {
  const masked = maskHoles(text.replace(/^(["'])(.*)\1$/s, '$2'));
  if (masked === undefined || /\s/.test(masked.text) || masked.text.includes(unknown)) return undefined;
  const [, authority, rest = ''] = url.exec(masked.text) ?? [];
  // Where an @ stands after a slash or question mark, nobody can tell where a password ends.
  if (authority === undefined ? !keys.test(key) : rest.includes('@')) return undefined;
  const place = authority === undefined ? masked.text : authority.slice(authority.lastIndexOf('@') + 1);
  const name = hostAndPort.exec(place)?.[1] ?? (authority !== undefined && host.test(place) ? place : undefined);
  if (name === undefined || !inside.test(name) || /^localhost$|^\d+$/i.test(name)) return undefined;
  const written = masked.restore(name);
  return looksSecret(written) ? undefined : written;
}

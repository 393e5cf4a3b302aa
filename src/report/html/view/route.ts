import { byText } from './by-text.ts';

/** A place in the report, which stands after the `#` of its address. */
export interface Route {
  readonly page: Page;
  /** The service that a page is of. */
  readonly service?: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The pages, as the navigation has them; `service` is reached by links alone. */
export const pages = {
  'overview': 'Overview',
  'graph': 'Graph',
  'matrix': 'Matrix',
  'hotspots': 'Hotspots',
  'services': 'Services',
  'co-change': 'Co-change',
  'findings': 'Findings',
} as const;

export type Page = keyof typeof pages | 'service';

/** Reads the part of an address after the `#`. What cannot be read is the overview. */
export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const query = queryOf(search);
  const [page = '', name] = path.split(/\/(.*)/s);
  if (page === 'service' && name !== undefined) return { page, service: decoded(name), query };
  return { page: Object.hasOwn(pages, page) ? (page as keyof typeof pages) : 'overview', query };
}

/** The address of a page; what is undefined is left out. */
export function addressOf(page: keyof typeof pages, query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = given
    .sort(([a], [b]) => byText(a, b))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
  return `#/${page}${search === '' ? '' : `?${search}`}`;
}

export function serviceAddress(name: string): string {
  return `#/service/${encodeURIComponent(name)}`;
}

function queryOf(search: string): Record<string, string> {
  const pairs = search
    .split('&')
    .filter((part) => part !== '')
    .map((part) => part.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [decoded(key), decoded(value)]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

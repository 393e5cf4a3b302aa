import { useEffect, useState } from 'preact/hooks';
import { type Route, addressOf, type pages, routeOf } from '../report/html/view/route.ts';

/** The place in the report that the address names, as it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
}

/** Filters are a part of the address, so that a link leads to what was looked at; they make no steps to go back by. */
export function replaceQuery(page: keyof typeof pages, query: Readonly<Record<string, string | undefined>>): void {
  history.replaceState(null, '', addressOf(page, query));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

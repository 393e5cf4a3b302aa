import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDrift, hostileDrift, storefrontDrift } from '../drift.fixture.ts';
import { findingsAsked } from './finding-query.ts';
import { layoutServices } from './layout-services.ts';
import { orderServices } from './order-services.ts';
import { addressOf, routeOf, serviceAddress } from './route.ts';
import { eventsOf } from './service-history.ts';
import { servicePairs } from './service-pairs.ts';
import { isOpen } from './standing-of.ts';
import { trendChoices } from './trend-series.ts';
import { zoneOf } from './zone-of.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const graphs = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).filter(([from, to]) => from !== to),
    { selector: String, maxLength: 25 },
  )
  .map((pairs) => pairs.map(([from, to]) => ({ from, to })));

/** Whether one reaches the other, by trying all ways. */
function reaches(links: readonly { from: string; to: string }[], start: string, end: string): boolean {
  const seen = new Set([start]);
  for (const name of seen) for (const { from, to } of links) if (from === name) seen.add(to);
  return start !== end && seen.has(end);
}

test('in the order of the matrix only edges of a cycle lie below the diagonal, and knots stand together', () => {
  fc.assert(
    fc.property(graphs, (links) => {
      const { names: order, knots } = orderServices(names, links);
      expect([...order].sort()).toEqual(names);
      for (const { from, to } of links) if (order.indexOf(from) > order.indexOf(to)) expect(reaches(links, to, from)).toBe(true);
      const mutual = names.filter((one) => names.some((other) => reaches(links, one, other) && reaches(links, other, one)));
      expect(knots.flat().sort()).toEqual(mutual);
      for (const knot of knots) {
        const places = knot.map((name) => order.indexOf(name)).sort((a, b) => a - b);
        expect(places.at(-1)! - places[0]!).toBe(knot.length - 1);
      }
    }),
  );
});

test('the layout gives every service a place of its own, users left of what they use, the same each time', () => {
  fc.assert(
    fc.property(graphs, (links) => {
      const { places, ways } = layoutServices(names, links);
      expect(layoutServices(names, links)).toEqual({ places, ways });
      expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(names.length);
      for (const link of links) {
        if (!reaches(links, link.to, link.from)) expect(places.get(link.from)!.x).toBeLessThan(places.get(link.to)!.x);
        // A line that is led round others bends at points where no service stands.
        for (const { x, y } of ways.get(link)!)
          for (const place of places.values()) expect(Math.abs(place.x - x) + Math.abs(place.y - y)).toBeGreaterThan(20);
      }
    }),
  );
});

test('an address leads to the page that it was made for, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, words) => {
      expect(routeOf(serviceAddress(name))).toEqual({ page: 'service', service: name, query: {} });
      expect(routeOf(addressOf('findings', { words, rule: name, owner: undefined }))).toEqual({ page: 'findings', query: { words, rule: name } });
    }),
  );
  for (const hash of ['', '#', '#/nothing', '#/__proto__', '#/constructor']) expect(routeOf(hash).page).toBe('overview');
  expect(routeOf('#/service/50%').service).toBe('50%');
});

test('each filter leaves what it names, words are all to be found, and a minus turns the order round', () => {
  const { findings } = storefrontDrift();
  const ask = findingsAsked(findings);
  expect(ask({})).toHaveLength(findings.length);
  expect(ask({ status: 'open' })).toHaveLength(findings.filter(isOpen).length);
  expect(ask({ status: 'fixed' }).every(({ fixed }) => fixed !== undefined)).toBe(true);
  expect(ask({ service: 'orders' })).toEqual(expect.arrayContaining(findings.filter(({ to }) => to === 'orders')));
  expect(ask({ clause: '3' }).every(({ clause }) => clause === 3)).toBe(true);
  expect(ask({ owner: '' })).toEqual(expect.arrayContaining(findings.filter(({ owners }) => owners.length === 0)));
  const [one] = ask({ words: `${findings[7]!.rule.toUpperCase()} InvoiceEntity7` });
  expect(one).toBe(findings[7]);
  expect(ask({ words: 'orders nothing-like-this' })).toEqual([]);
  expect(ask({ id: findings[3]!.fingerprint })).toEqual([findings[3]]);
  const dates = ask({ sort: 'introduced' }).map(({ introduced }) => introduced?.date ?? '');
  expect(dates).toEqual(dates.toSorted());
  expect(ask({ sort: '-introduced' }).map(({ introduced }) => introduced?.date ?? '')).toEqual(dates.toReversed());
  expect(ask({ sort: 'constructor' })).toHaveLength(findings.length);
});

test('pairs are of services alone, with the edges and findings of the last revision', () => {
  for (const drift of [storefrontDrift(), hostileDrift(), emptyDrift()]) {
    const pairs = servicePairs(drift);
    expect(pairs.flatMap(({ edges }) => edges)).toHaveLength(drift.edges.filter(({ removed }) => removed === undefined).length);
    const between = drift.findings.filter(({ status, from, to }) => status !== 'fixed' && from !== to);
    expect(pairs.flatMap(({ findings }) => findings)).toHaveLength(between.length);
    expect(pairs.every(({ from, to }) => from !== to)).toBe(true);
  }
});

test('the history of a service has what came and what went, the latest first', () => {
  const drift = storefrontDrift();
  const events = eventsOf(drift, 'billing');
  expect(events.map(({ date }) => date)).toEqual(
    events
      .map(({ date }) => date)
      .toSorted()
      .toReversed(),
  );
  const own = drift.findings.filter(({ home, from, to }) => [home, from, to].includes('billing'));
  expect(events.filter(({ what }) => what === 'fixed')).toHaveLength(own.filter(({ fixed }) => fixed !== undefined).length);
  expect(events.filter(({ what }) => what === 'new')).toHaveLength(own.filter(({ introduced }) => introduced !== undefined).length);
});

test('a trend has a value for each revision, and no choice without one', () => {
  const drift = storefrontDrift();
  for (const { series } of trendChoices(drift)) for (const { values } of series) expect(values).toHaveLength(drift.revisions.length);
  expect(trendChoices(drift).map(({ id }) => id)).toContain('service-propagation-cost');
  expect(trendChoices(emptyDrift()).map(({ id }) => id)).not.toContain('service-propagation-cost');
});

test('a zone is far from the main sequence, on the side of pain or of uselessness', () => {
  const part = { name: 'a', modules: 1, ca: 1, ce: 1, dependents: 1, dependencies: 1, reachedBy: 1, reaches: 1 };
  const zone = (instability: number | null, abstractness: number | null): string | undefined =>
    zoneOf({
      ...part,
      instability,
      abstractness,
      distance: instability === null || abstractness === null ? null : Math.abs(instability + abstractness - 1),
    });
  expect([zone(0, 0.1), zone(0.9, 0.95), zone(0.5, 0.4), zone(null, 0), zone(0, null)]).toEqual([
    'pain',
    'uselessness',
    undefined,
    undefined,
    undefined,
  ]);
});

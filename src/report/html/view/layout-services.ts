import { groupsBy } from './groups-by.ts';
import { orderServices } from './order-services.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Layout {
  readonly places: ReadonlyMap<string, Point>;
  /** The points that a link goes by between its ends, so that it passes no service that it does not lead to. */
  readonly ways: ReadonlyMap<Link, readonly Point[]>;
}

/** What stands in a level: a service, or the place where a link passes. */
interface Item {
  readonly name?: string;
  readonly high: number;
  readonly near: Item[];
}

/** Width and height that a service takes, the height that a passing link takes, and the distance of levels. */
const [wide, high, low, gap] = [172, 56, 30, 70];
/** Width of the whole by its height, about that of a screen. */
const shape = 1.7;
/** Rounds of moving each item towards those that it is linked with. More change little. */
const rounds = 16;
/** Services up to which links are led round others. Where there are more, nobody follows a single line by eye. */
const most = 60;

/**
 * Where each service stands: users left of what they use, a level in as many columns as keep the whole in the shape of a screen, and
 * each near to what it is linked with; those without a link below. The same for the same graph, and about linear in it: a layered layout
 * by the book takes 40 seconds for 300 services that use each other freely.
 */
export function layoutServices(services: readonly string[], links: readonly Link[]): Layout {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const { names, levels } = orderServices(services, links);
  const items = new Map(names.filter((name) => linked.has(name)).map((name): [string, Item] => [name, { name, high, near: [] }]));
  const bands = [...groupsBy([...items.values()], ({ name }) => levels.get(name!)!)].sort(([a], [b]) => b - a).map(([, band]) => band);
  const ways = new Map(links.map((link) => [link, joined(link, items, bands, levels, services.length <= most)]));
  const rows = rowsFor(bands);
  untangle(bands, rows);
  const points = place(bands, rows, services.length <= most);
  const places = new Map([...items].map(([name, item]) => [name, points.get(item)!]));
  return {
    places: new Map([
      ...places,
      ...placeBelow(
        names.filter((name) => !linked.has(name)),
        [...places.values()],
      ),
    ]),
    ways: new Map([...ways].map(([link, way]) => [link, way.map((item) => points.get(item)!)])),
  };
}

/** Links the two ends, over an item in each level between them where `isLed`; gives those. */
function joined(
  { from, to }: Link,
  items: ReadonlyMap<string, Item>,
  bands: readonly Item[][],
  levels: ReadonlyMap<string, number>,
  isLed: boolean,
): readonly Item[] {
  const way: Item[] = [];
  for (let level = levels.get(from)! - 1; isLed && level > levels.get(to)!; level--) {
    const item: Item = { high: low, near: [] };
    bands[bands.length - 1 - level]!.push(item);
    way.push(item);
  }
  const chain = [items.get(from)!, ...way, items.get(to)!];
  for (let at = 1; at < chain.length; at++) {
    chain[at]!.near.push(chain[at - 1]!);
    chain[at - 1]!.near.push(chain[at]!);
  }
  return way;
}

/** How many stand one above the other so that the whole has the shape of a screen. */
function rowsFor(bands: readonly (readonly Item[])[]): number {
  const tallest = Math.max(1, ...bands.map(({ length }) => length));
  for (let rows = 8; rows < tallest; rows++) {
    const width = bands.reduce((sum, { length }) => sum + Math.ceil(length / rows) * wide + gap, 0);
    if (width <= shape * rows * high) return rows;
  }
  return tallest;
}

/** Sorts each level by where those stand that its items are linked with: to the right and to the left in turn. */
function untangle(bands: readonly Item[][], rows: number): void {
  const ys = new Map<Item, number>();
  const settle = (band: readonly Item[]): void => {
    for (const [item, { y }] of placeBand(band, rows, 0)) ys.set(item, y);
  };
  bands.forEach(settle);
  for (let round = 0; round < rounds; round++) {
    for (const band of round % 2 === 0 ? bands : bands.toReversed()) {
      const middle = new Map(band.map((item) => [item, item.near.reduce((sum, other) => sum + ys.get(other)!, 0) / item.near.length]));
      band.sort((a, b) => middle.get(a)! - middle.get(b)!);
      settle(band);
    }
  }
}

/** All levels beside each other. Where there is room above and below, it is taken: lines are then told from each other. */
function place(bands: readonly (readonly Item[])[], rows: number, isRoomy: boolean): Map<Item, Point> {
  const points = new Map<Item, Point>();
  let x = 0;
  for (const band of bands) {
    for (const [item, point] of placeBand(band, rows, x)) points.set(item, point);
    x += Math.ceil(band.length / rows) * wide + gap;
  }
  const height = high + 2 * Math.max(0, ...[...points.values()].map(({ y }) => y));
  const stretch = isRoomy ? Math.min(2.4, Math.max(1, x / shape / height)) : 1;
  return new Map([...points].map(([item, point]) => [item, { x: point.x, y: point.y * stretch }]));
}

/** Row by row, so that who belongs above stands above in whichever column; around a height of 0. */
function placeBand(band: readonly Item[], rows: number, x: number): [Item, Point][] {
  const columns = Math.ceil(band.length / rows);
  const inRow = Array.from({ length: Math.ceil(band.length / columns) }, (_, row) => band.slice(row * columns, (row + 1) * columns));
  let y = -inRow.reduce((sum, row) => sum + row[0]!.high, 0) / 2;
  return inRow.flatMap((row) => {
    y += row[0]!.high;
    return row.map((item, column): [Item, Point] => [item, { x: x + column * wide, y: y - row[0]!.high / 2 }]);
  });
}

function placeBelow(alone: readonly string[], above: readonly Point[]): [string, Point][] {
  const [right, bottom] = [Math.max(0, ...above.map(({ x }) => x)), Math.max(-2 * high, ...above.map(({ y }) => y))];
  const columns = Math.max(4, Math.floor(right / wide) + 1);
  return alone.map((name, at) => [name, { x: (at % columns) * wide, y: bottom + 2 * high + Math.floor(at / columns) * high }]);
}

/** Groups by two ends, in the order given. */
export function byEnds<Item, From, To>(items: Iterable<Item>, endsOf: (item: Item) => readonly [From, To]): [Item, ...Item[]][] {
  const groups = new Map<From, Map<To, [Item, ...Item[]]>>();
  for (const item of items) {
    const [from, to] = endsOf(item);
    const targets = groups.get(from) ?? new Map<To, [Item, ...Item[]]>();
    groups.set(from, targets);
    const group = targets.get(to);
    if (group === undefined) targets.set(to, [item]);
    else group.push(item);
  }
  return [...groups.values()].flatMap((targets) => [...targets.values()]);
}

/** Makes a value for each object once, as long as the object is there; the value must depend on nothing that changes. */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let one = known.get(key);
    if (one === undefined) known.set(key, (one = { value: make(key) }));
    return one.value;
  };
}

const uncountable = new Set((
  'advice energy excretion digestion cooperation health justice labour machinery equipment information pollution sewage paper money species series rain rice '
  + 'fish sheep moose deer news expertise status media'
).split(' '));

/** The first ending that fits decides. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(m)an$/, '$1en'], [/(pe)rson$/, '$1ople'], [/(child)$/, '$1ren'], [/^(ox)$/, '$1en'], [/(ax|test)is$/, '$1es'], [/(octop|vir)us$/, '$1i'],
  [/(alias|status)$/, '$1es'], [/(bu)s$/, '$1ses'], [/(buffal|tomat|potat)o$/, '$1oes'], [/([ti])um$/, '$1a'], [/sis$/, 'ses'],
  [/(?:([^f])fe|([lr])f)$/, '$1$2ves'], [/([^aeiouy]|qu)y$/, '$1ies'], [/(x|ch|ss|sh)$/, '$1es'], [/(matr|vert|ind)ix$/, '$1ices'],
  [/([ml])ouse$/, '$1ice'], [/(quiz)$/, '$1zes'], [/^goose$/, 'geese'], [/s$/, 's'], [/([^a-z])$/, '$1'], [/$/, 's'],
];

/** The collection that mongoose makes of a model's name: `OrderItem` is `orderitems`, `Category` is `categories`. */
export function mongoosePlural(model: string): string {
  const name = model.toLowerCase();
  const ending = uncountable.has(name) ? undefined : endings.find(([pattern]) => pattern.test(name));
  return ending === undefined ? name : name.replace(...ending);
}

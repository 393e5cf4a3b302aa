/** Nouns that Sequelize's inflection leaves as they are, as far as tables are named by them. */
const uncountable = new Set((
  'accommodation advertising advice aid air aircraft alcohol baggage cash chess crossroads economics education electricity engineering equipment ethics '
  + 'evidence evolution fiction flour food fuel furniture garbage gold golf gossip hardware harm health heat help homework honey information inflation iron '
  + 'jewelry knowledge lack leather literature livestock logic luck luggage machinery magic management mathematics milk minus money music nature news '
  + 'nutrition pasta physics poetry pollution publicity research respect rice rubbish safety seafood series shopping sleep snow software soil species steam '
  + 'stuff tennis timber traffic transportation trust unemployment validity weather welfare wheat wildlife'
).split(' '));

/** Endings that are plural already, in the order in which they are tried before any ending is put on. */
const plural = new RegExp(`(${[
  '^(m|wom)en', 'people', 'children', '[ti]a', '(analy|ba|diagno|parenthe|progno|synop|the)ses', 'databases', 'drives', '[ht]ives', 'curves', '[lr]ves',
  '[^fo]ves', '([^aeiouy]|qu)ies', 'series', 'movies', '(x|ch|ss|sh)es', '[ml]ice', 'buses', 'oes', '(cris|ax|test)es', '(octop|vir)uses',
  '(alias|canvas|status|campus)es', '^(summons|bonus)es', '^oxen', '(matr|vert|ind)ices', '^feet', '^teeth', '^geese', 'quizzes', '^whereases', '^criteria', '^genera',
].join('|')})$`, 'i');

const endings: readonly (readonly [RegExp, string])[] = [
  [/^(m|wom)an$/i, '$1en'], [/(pe)rson$/i, '$1ople'], [/(child)$/i, '$1ren'], [/^(ox)$/i, '$1en'], [/(ax|test)is$/i, '$1es'],
  [/((?:octop|vir)us|alias|status|canvas|campus|^summons|^bonus|^whereas)$/i, '$1es'], [/(bu)s$/i, '$1ses'], [/(buffal|tomat|potat)o$/i, '$1oes'],
  [/([ti])um$/i, '$1a'], [/sis$/i, 'ses'], [/([^f])fe$/i, '$1ves'], [/([lr])f$/i, '$1ves'], [/([ht]i)ve$/i, '$1ves'], [/([^aeiouy]|qu)y$/i, '$1ies'],
  [/(matr)ix$/i, '$1ices'], [/(vert|ind)ex$/i, '$1ices'], [/(x|ch|ss|sh)$/i, '$1es'], [/([ml])ouse$/i, '$1ice'], [/^foot$/i, 'feet'], [/^tooth$/i, 'teeth'],
  [/^goose$/i, 'geese'], [/(quiz)$/i, '$1zes'], [/^(criteri)on$/i, '$1a'], [/^genus$/i, 'genera'],
];

/** The plural as Sequelize makes a table's name of a model's: `Category` is `Categories`, `Media` stays. */
export function sequelizePlural(name: string): string {
  if (uncountable.has(name.toLowerCase()) || plural.test(name)) return name;
  const ending = endings.find(([pattern]) => pattern.test(name));
  if (ending !== undefined) return name.replace(...ending);
  return /s$/i.test(name) ? name.replace(/s$/i, 's') : `${name}s`;
}

/** As Sequelize's option `underscored` writes a name: `OrderItems` is `order_items`. */
export function underscored(name: string): string {
  return name.replace(/([A-Z])/g, '_$1').replace(/^_/, '').toLowerCase();
}

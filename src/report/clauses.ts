/** The clauses of the mandate in a few words each, by number. */
export const clauses: Readonly<Record<number, string>> = {
  1: 'expose data and functions through interfaces',
  2: 'communicate only through interfaces',
  3: 'one owner for every resource',
  4: 'interfaces fit to be exposed externally',
  5: 'contracts stay backward compatible',
  6: 'change and deploy on your own',
};

import type { Random } from '../random.ts';
import type { Module, Project } from './plan.ts';
import { NOUNS } from './words.ts';

/** How a service keeps its data; each service has one way. */
export type Store = {
  readonly package: string;
  readonly imported: string;
  /** A few declarations and queries on tables of one's own. */
  text(module: Module, table: string, random: Random): string;
};

const STORES: readonly Store[] = [
  {
    package: 'drizzle-orm/pg-core',
    imported: 'pgTable',
    text: ({ ident }, table, random) => `export const rows${ident} = pgTable('${table}', {
  id: undefined as never,
  ${random.pick(NOUNS)}Count: undefined as never,
});

export async function find${ident}(db: { select(): { from(table: unknown): Promise<unknown[]> } }): Promise<unknown[]> {
  return db.select().from(rows${ident});
}
`,
  },
  {
    package: 'pg',
    imported: 'Pool',
    text: ({ ident }, table, random) => `export async function find${ident}(pool: Pool, id: string): Promise<unknown[]> {
  const { rows } = await pool.query('SELECT id, total FROM ${table} WHERE id = $1 AND total > ${random.below(100)}', [id]);
  return rows;
}

export async function add${ident}(pool: Pool, id: string): Promise<void> {
  await pool.query(\`INSERT INTO ${table} (id, total) VALUES ($1, $2)\`, [id, ${random.below(100)}]);
}
`,
  },
  {
    package: 'mongoose',
    imported: 'Schema',
    text: ({ ident }, table) => `export const schema${ident} = new Schema({ name: String, total: Number }, { collection: '${table}' });
`,
  },
  {
    package: 'bullmq',
    imported: 'Queue',
    text: ({ ident }, table, random) => `export const queue${ident} = new Queue('${table}');

export async function send${ident}(id: string): Promise<void> {
  await queue${ident}.add('changed', { id, attempt: ${random.below(9)} });
}
`,
  },
];

export function storeOf(project: Project): Store {
  const [first] = STORES;
  return STORES[project.name.length % STORES.length] ?? first!;
}

/** A table that no other service names. */
export function renderData(project: Project, module: Module, random: Random): string {
  return storeOf(project).text(module, `${project.dir.replace(/\W/g, '_')}_${module.ident.toLowerCase()}`, random);
}

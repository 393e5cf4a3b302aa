import { Pool } from 'pg';

export function connect(url: string): Pool {
  return new Pool({ connectionString: url, max: 10 });
}

export interface Config {
  readonly databaseUrl: string;
  readonly brokerUrl: string;
}

export function readConfig({ DATABASE_URL, BROKER_URL }: Readonly<Record<string, string | undefined>>): Config {
  if (DATABASE_URL === undefined || BROKER_URL === undefined) throw new Error('DATABASE_URL and BROKER_URL must be set.');
  return { databaseUrl: DATABASE_URL, brokerUrl: BROKER_URL };
}

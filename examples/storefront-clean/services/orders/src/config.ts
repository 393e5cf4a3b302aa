export interface Config {
  readonly databaseUrl: string;
  readonly brokerUrl: string;
  readonly catalogUrl: string;
  readonly billingUrl: string;
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: string): string => {
    const value = environment[name];
    if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
    return value;
  };
  return {
    databaseUrl: read('DATABASE_URL'),
    brokerUrl: read('BROKER_URL'),
    catalogUrl: read('CATALOG_URL'),
    billingUrl: read('BILLING_URL'),
  };
}

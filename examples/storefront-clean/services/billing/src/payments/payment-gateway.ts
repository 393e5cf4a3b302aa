import type { Money } from '@storefront/money';

export interface Gateway {
  authorise(reference: string, amount: Money): Promise<boolean>;
  payBack(reference: string, amount: Money): Promise<void>;
}

export function createGateway(url: string): Gateway {
  const post = (path: string, body: unknown): Promise<Response> => fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    authorise: async (reference, amount) => (await post('/v1/authorisations', { reference, amount })).ok,
    async payBack(reference, amount) {
      const { ok, status } = await post('/v1/refunds', { reference, amount });
      if (!ok) throw new Error(`The payment gateway answered ${status}.`);
    },
  };
}

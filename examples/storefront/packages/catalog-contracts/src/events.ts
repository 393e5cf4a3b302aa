import { z } from 'zod';

export const productBackInStock = {
  type: 'catalog.product-back-in-stock',
  schema: z.object({ product: z.looseObject({ id: z.string(), title: z.string() }), waiting: z.array(z.string()) }),
} as const;

export type ProductBackInStock = z.infer<typeof productBackInStock.schema>;

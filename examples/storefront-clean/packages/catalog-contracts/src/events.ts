import { z } from 'zod';
import { productSchema } from './product';

export const productBackInStock = {
  type: 'catalog.product-back-in-stock',
  schema: z.object({ product: productSchema, waiting: z.array(z.string()) }),
} as const;

export type ProductBackInStock = z.infer<typeof productBackInStock.schema>;

import { z } from 'zod';
import { productSchema } from './product';
import { reservationSchema } from './reservation';

export const catalogRoutes = {
  listProducts: { method: 'GET', path: '/products', reply: z.array(productSchema) },
  getProduct: { method: 'GET', path: '/products/:productId', reply: productSchema },
  searchProducts: { method: 'GET', path: '/search/:query', reply: z.array(productSchema) },
  reserveStock: {
    method: 'POST',
    path: '/reservations',
    body: z.array(reservationSchema),
    reply: z.object({ reserved: z.boolean() }),
  },
} as const;

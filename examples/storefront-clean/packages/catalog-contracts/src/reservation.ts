import { z } from 'zod';

export const reservationSchema = z.object({
  productId: z.string(),
  quantity: z.number().int().positive(),
});

export type Reservation = z.infer<typeof reservationSchema>;

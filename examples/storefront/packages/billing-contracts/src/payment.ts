import { moneySchema } from '@storefront/money';
import { z } from 'zod';

export const paymentRequestSchema = z.object({
  orderId: z.string(),
  customerId: z.string(),
  amount: moneySchema,
  country: z.string().length(2),
});

export const paymentSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  state: z.enum(['authorised', 'declined', 'captured', 'refunded']),
});

export type PaymentRequest = z.infer<typeof paymentRequestSchema>;
export type Payment = z.infer<typeof paymentSchema>;

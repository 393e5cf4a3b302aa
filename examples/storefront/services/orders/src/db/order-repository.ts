import { orderSchema, type Order, type OrderState } from '@storefront/orders-contracts';
import { OrderState as StoredState, type PrismaClient } from '../generated/prisma/client.js';

export interface OrderRepository {
  get(id: string): Promise<Order>;
  insert(order: Order): Promise<void>;
  moveTo(id: string, state: OrderState, note?: string): Promise<Order>;
}

const include = { lines: { omit: { orderId: true } } } as const;

export function createOrderRepository(prisma: PrismaClient): OrderRepository {
  return {
    async get(id) {
      return toContract(await prisma.order.findUniqueOrThrow({ where: { id }, include }));
    },
    async insert({ lines, state, ...order }) {
      await prisma.order.create({ data: { ...order, state: toStored(state), lines: { create: lines } } });
    },
    async moveTo(id, state, note = '') {
      return toContract(await prisma.order.update({ where: { id }, data: { state: toStored(state), note }, include }));
    },
  };
}

function toStored(state: OrderState): StoredState {
  return state === 'on-hold' ? StoredState.onHold : state;
}

function toContract({ state, placedAt, ...row }: { readonly state: StoredState; readonly placedAt: Date }): Order {
  return orderSchema.parse({ ...row, state: state === StoredState.onHold ? 'on-hold' : state, placedAt: placedAt.toISOString() });
}

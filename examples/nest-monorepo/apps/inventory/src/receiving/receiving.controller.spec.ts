import { ReceivingController } from './receiving.controller';

test('every line is put on the shelf', async () => {
  const added: [string, number][] = [];
  const controller = new ReceivingController({ add: async (sku: string, quantity: number) => void added.push([sku, quantity]) } as never);
  await controller.receive({ orderId: 'po-1', lines: [{ sku: 'kettle', quantity: 3 }, { sku: 'towel', quantity: 40 }] });
  expect(added).toEqual([['kettle', 3], ['towel', 40]]);
});

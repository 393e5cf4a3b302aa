'use client';

import type { Cart } from '@storefront/orders-contracts';
import { PriceTag } from '@storefront/ui/price-tag';
import { useState } from 'react';
import { previewTotal } from '@/features/checkout/preview-total';

export function VoucherField({ cart }: { readonly cart: Cart }) {
  const [voucher, setVoucher] = useState('');
  const { total } = previewTotal({ ...cart, voucher });
  return (
    <label>
      Voucher <input value={voucher} onChange={(event) => setVoucher(event.target.value)} />
      <PriceTag price={total} />
    </label>
  );
}

'use client';

import type { Cart, Quote } from '@storefront/orders-contracts';
import { PriceTag } from '@storefront/ui/price-tag';
import { useEffect, useState } from 'react';
import { previewTotal } from '@/features/checkout/preview-total';

export function VoucherField({ cart }: { readonly cart: Cart }) {
  const [voucher, setVoucher] = useState('');
  const [quote, setQuote] = useState<Quote | null>(null);
  useEffect(() => {
    void previewTotal({ ...cart, voucher }).then(setQuote);
  }, [cart, voucher]);
  return (
    <label>
      Voucher <input value={voucher} onChange={(event) => setVoucher(event.target.value)} />
      {quote === null ? '…' : <PriceTag price={quote.total} />}
    </label>
  );
}

import { CartBadge } from '@storefront/ui';
import type { ReactNode } from 'react';
import '@storefront/ui/tokens.css';
import './globals.css';

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header><a href="/">Storefront</a> <a href="/cart">Cart <CartBadge /></a></header>
        <main>{children}</main>
      </body>
    </html>
  );
}

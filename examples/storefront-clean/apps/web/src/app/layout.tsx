import type { ReactNode } from 'react';
import '@storefront/ui/tokens.css';
import { CartLink } from '@/components/cart-link';
import './globals.css';

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header><a href="/">Storefront</a> <CartLink /></header>
        <main>{children}</main>
      </body>
    </html>
  );
}

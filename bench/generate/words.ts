export const NOUNS = [
  'account', 'address', 'agenda', 'alert', 'asset', 'audit', 'badge', 'basket', 'batch', 'billing', 'booking', 'budget',
  'calendar', 'campaign', 'cargo', 'catalog', 'channel', 'charge', 'checkout', 'claim', 'contact', 'coupon', 'courier',
  'credit', 'currency', 'customer', 'delivery', 'device', 'discount', 'dispute', 'document', 'driver', 'employee',
  'estimate', 'event', 'expense', 'feedback', 'fleet', 'forecast', 'gift', 'holiday', 'identity', 'inbox', 'invoice',
  'journal', 'ledger', 'license', 'listing', 'locale', 'loyalty', 'market', 'media', 'member', 'merchant', 'message',
  'metric', 'notice', 'offer', 'order', 'parcel', 'partner', 'payment', 'payroll', 'permit', 'policy', 'price',
  'product', 'profile', 'promotion', 'quota', 'quote', 'rating', 'receipt', 'refund', 'region', 'rental', 'report',
  'reservation', 'return', 'review', 'reward', 'route', 'schedule', 'search', 'seat', 'session', 'shipment', 'stock',
  'store', 'subscription', 'supplier', 'survey', 'tariff', 'tax', 'tenant', 'ticket', 'transfer', 'voucher', 'wallet',
  'warehouse',
] as const;

export const ROLES = [
  'types', 'errors', 'events', 'schema', 'mapper', 'repository', 'policy', 'service', 'handler', 'controller', 'client',
  'queries', 'validator', 'formatter',
] as const;

export const COMPONENTS = ['types', 'hooks', 'icon', 'row', 'table', 'form', 'dialog', 'panel', 'page', 'state', 'chart', 'menu'] as const;

export const LIBRARIES = [
  'config', 'logger', 'errors', 'result', 'dates', 'money', 'http', 'tracing', 'ui', 'forms', 'tables', 'i18n', 'auth',
  'cache', 'queue', 'telemetry', 'geometry', 'validation', 'storage', 'mail', 'feature-flags', 'routing', 'charts', 'icons',
] as const;

export const BACKEND_PACKAGES = ['zod', 'pino', '@nestjs/common', 'fastify', 'date-fns', 'lodash-es', 'uuid', 'rxjs', 'undici'] as const;
export const WEB_PACKAGES = ['react', 'react-dom', '@tanstack/react-query', 'clsx', 'zod', 'date-fns', 'lucide-react'] as const;
const STORE_PACKAGES = ['drizzle-orm', 'pg', 'mongoose', 'bullmq'] as const;
export const BUILTINS = ['node:path', 'node:fs/promises', 'node:crypto', 'node:url', 'node:events'] as const;

export function pascal(words: string): string {
  return words.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The n-th name of a list that starts again with a number when it is used up. */
export function numbered(names: readonly string[], n: number): string {
  const round = Math.floor(n / names.length);
  return `${names[n % names.length] ?? ''}${round === 0 ? '' : `-${round + 1}`}`;
}

/** All packages from npm that the generated code names. */
export const PINNED = [...new Set([...BACKEND_PACKAGES, ...WEB_PACKAGES, ...STORE_PACKAGES, 'reflect-metadata'])].sort();

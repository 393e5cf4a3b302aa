import type { TrackingUpdate } from '@storefront/shipping-contracts';

export function ParcelTracker({ updates }: { readonly updates: readonly TrackingUpdate[] }) {
  return <ol>{updates.map(({ at, place }) => <li key={at}>{at}: {place}</li>)}</ol>;
}

import type { Drift } from '../../model/drift.ts';
import { madeUpDrift } from './made-up-drift.fixture.ts';

/** The services of the storefront example, half a year of them. */
export function storefrontDrift(): Drift {
  return madeUpDrift({ services: storefront, findings: 46, edges: 16, revisions: 26 });
}

/** As much as one report has to bear. */
export function largeDrift(): Drift {
  const services = Array.from({ length: 300 }, (_, at) => `${storefront[at % storefront.length]!}-${String(at).padStart(3, '0')}`);
  return madeUpDrift({ services, findings: 5000, edges: 900, revisions: 52 });
}

/** Names that break out of whatever does not escape them. */
export function hostileDrift(): Drift {
  const services = [
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(2)>',
    '"\'`${x}&amp;',
    '__proto__',
    'constructor',
    '\u202Eevil',
    'שירות',
    '🦊 fox',
    '<!--',
    'a/b?c#d%',
  ];
  return madeUpDrift({
    services,
    findings: 60,
    edges: 20,
    revisions: 6,
    owners: ['@<b>bold</b>', '@__proto__'],
    mark: ' </script><script>alert(3)</script>\u2028',
  });
}

/** A repository in which nothing is found: one revision, no service. */
export function emptyDrift(): Drift {
  return madeUpDrift({ services: [], findings: 0, edges: 0, revisions: 1 });
}

const storefront = ['orders', 'billing', 'catalog', 'shipping', 'notifications', 'web', 'identity', 'search', 'pricing', 'reviews'];

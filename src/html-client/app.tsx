import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Route, addressOf, pages } from '../report/html/view/route.ts';
import { CoChangePage } from './pages/co-change-page.tsx';
import { FindingsPage } from './pages/findings-page.tsx';
import { GraphPage } from './pages/graph-page.tsx';
import { HotspotsPage } from './pages/hotspots-page.tsx';
import { MatrixPage } from './pages/matrix-page.tsx';
import { OverviewPage } from './pages/overview-page.tsx';
import { ServicePage } from './pages/service-page.tsx';
import { ServicesPage } from './pages/services-page.tsx';
import { ThemeToggle } from './parts/theme-toggle.tsx';
import { useRoute } from './use-route.ts';

/** The report on a screen: one page at a time, by the address. */
export function App(): JSX.Element {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = `${route.page}/${route.service ?? ''}`;
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${route.service ?? pages[route.page as keyof typeof pages]} · Architecture drift`;
    document.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // Whoever came by a link reads on from the top of the page that it led to.
    if (!isFirst.current) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [place]);
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href={addressOf('overview')}>
          mandate <span>drift</span>
        </a>
        <nav aria-label="Pages">
          {Object.entries(pages).map(([page, name]) => (
            <a key={page} href={addressOf(page as keyof typeof pages)} aria-current={isAt(route, page) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <ThemeToggle />
      </header>
      <main id="main" ref={main} tabIndex={-1} class={route.page === 'graph' || route.page === 'matrix' ? 'wide' : ''}>
        <PageOf route={route} key={place} />
      </main>
    </>
  );
}

function isAt({ page }: Route, name: string): boolean {
  return page === name || (page === 'service' && name === 'services');
}

function PageOf({ route }: { readonly route: Route }): JSX.Element {
  switch (route.page) {
    case 'overview':
      return <OverviewPage />;
    case 'graph':
      return <GraphPage query={route.query} />;
    case 'matrix':
      return <MatrixPage query={route.query} />;
    case 'hotspots':
      return <HotspotsPage />;
    case 'services':
      return <ServicesPage />;
    case 'co-change':
      return <CoChangePage />;
    case 'findings':
      return <FindingsPage query={route.query} />;
    case 'service':
      return <ServicePage name={route.service ?? ''} />;
  }
}

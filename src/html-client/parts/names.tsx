import { Fragment, type JSX } from 'preact';
import type { DriftFinding } from '../../model/drift.ts';
import { addressOf, serviceAddress } from '../../report/html/view/route.ts';
import { useReport } from '../report.ts';

/** A service, as a link to its page; a home that is no service is its name alone. */
export function ServiceName({ name }: { readonly name: string }): JSX.Element {
  const { services } = useReport();
  return services.has(name) ? (
    <a href={serviceAddress(name)}>
      <bdi>{name}</bdi>
    </a>
  ) : (
    <bdi>{name}</bdi>
  );
}

export function Owners({ owners }: { readonly owners: readonly string[] }): JSX.Element {
  if (owners.length === 0) return <span class="muted">no owner</span>;
  return (
    <>
      {owners.map((owner, at) => (
        <Fragment key={owner}>
          {at > 0 && ', '}
          <a href={addressOf('findings', { owner, status: 'open' })}>
            <bdi>{owner}</bdi>
          </a>
        </Fragment>
      ))}
    </>
  );
}

/** A file and a line, in which a long path may break. */
export function Place({ file, line }: { readonly file?: string | undefined; readonly line?: number | undefined }): JSX.Element | null {
  return file === undefined ? null : (
    <code class="place">
      <bdi>{file}</bdi>
      {line === undefined ? '' : `:${line}`}
    </code>
  );
}

/** How a finding stands, as a word in its colour. */
export function Status({ status, severity }: Pick<DriftFinding, 'status' | 'severity'>): JSX.Element {
  const tone = status === 'new' || status === 'known' ? severity : status;
  const word = status === 'new' || status === 'known' ? (severity === 'error' ? 'error' : 'warning') : status;
  return <span class={`status ${tone}`}>{word}</span>;
}

/** A difference with its sign, in the colour of better or worse. */
export function Change({ by, more = 'worse' }: { readonly by: number; readonly more?: 'better' | 'worse' | 'neither' }): JSX.Element {
  if (by === 0) return <span class="change">±0</span>;
  const tone = more === 'neither' ? '' : by > 0 === (more === 'worse') ? 'worse' : 'better';
  return <span class={`change ${tone}`}>{by > 0 ? `+${round(by)}` : `−${round(-by)}`}</span>;
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

export function Empty({ children }: { readonly children: string }): JSX.Element {
  return <p class="empty">{children}</p>;
}

import type { ComponentChildren, JSX } from 'preact';
import type { ResourceName, ServicePicture } from '../../model/drift.ts';
import { useReport } from '../report.ts';
import { Empty, ServiceName } from './names.tsx';
import { Score } from './scorecard.tsx';
import { Zone } from './service-metrics.tsx';

/** What a service is, publishes, owns and uses of others, side by side. */
export function ServiceCanvas({ service: { name, projects, publishes, owns, uses } }: { readonly service: ServicePicture }): JSX.Element {
  const { metrics, scores } = useReport();
  const [part, score] = [metrics.get(name), scores.get(name)];
  return (
    <div class="columns four">
      <Box title="Publishes" empty="It publishes no interface.">
        {publishes.map((one) => (
          <li key={`${one.project} ${one.name}`}>
            <bdi>{one.name}</bdi> <code class="place">{one.project}</code>
            {one.modules?.map((module) => (
              <div key={module}>
                <code class="place">{module}</code>
              </div>
            ))}
          </li>
        ))}
      </Box>
      <Box title="Owns" empty="It owns no database, table or queue.">
        {owns.map((one) => (
          <Resource key={`${one.kind} ${one.name}`} resource={one} />
        ))}
      </Box>
      <Box title="Uses of others" empty="It uses no resource of others.">
        {uses.map((one) => (
          <Resource key={`${one.kind} ${one.name}`} resource={one} isForeign />
        ))}
      </Box>
      <Box title="Is" empty="">
        {score !== undefined && (
          <li>
            Score <Score score={score.score} />
          </li>
        )}
        {part !== undefined && (
          <li>
            {part.modules} modules · I {part.instability?.toFixed(2) ?? '–'} · A {part.abstractness?.toFixed(2) ?? '–'} · D{' '}
            {part.distance?.toFixed(2) ?? '–'} <Zone part={part} />
          </li>
        )}
        {part !== undefined && (
          <li>
            reached by {part.reachedBy} · reaches {part.reaches}
          </li>
        )}
        {projects.map((project) => (
          <li key={project.root}>
            <bdi>{project.name}</bdi> <code class="place">{project.root}</code>
          </li>
        ))}
      </Box>
    </div>
  );
}

function Box({ title, empty, children }: { readonly title: string; readonly empty: string; readonly children: ComponentChildren }): JSX.Element {
  const isEmpty = Array.isArray(children) && children.flat().every((child) => child === false || child === undefined);
  return (
    <section class="card">
      <h2>{title}</h2>
      {isEmpty ? <Empty>{empty}</Empty> : <ul class="bare">{children}</ul>}
    </section>
  );
}

function Resource({
  resource: { kind, name, owner },
  isForeign = false,
}: {
  readonly resource: ResourceName;
  readonly isForeign?: boolean;
}): JSX.Element {
  return (
    <li>
      <span class="muted">{kind}</span> <bdi>{name}</bdi>
      {isForeign && (
        <>
          {' '}
          <span class="muted">of</span> {owner === null ? <span class="flag">nobody</span> : <ServiceName name={owner} />}
        </>
      )}
    </li>
  );
}

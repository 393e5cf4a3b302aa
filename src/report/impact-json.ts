import type { Impact } from '../model/impact.ts';
import { jsonText } from './json.ts';

/** The services that a branch touches as JSON, keys in a fixed order; `services` is what the matrix of a CI job takes. */
export function printImpactJson({ version, base, changes, of, services, impact }: Impact): string {
  return jsonText({
    version,
    base: { ref: base.ref, commit: base.commit },
    changes,
    of,
    services,
    impact: impact.map(({ service, root, reason, via }) => ({
      service, root, reason, via: via.map(({ what, line, says }) => ({ what, ...(line === undefined ? {} : { line }), says })),
    })),
  });
}

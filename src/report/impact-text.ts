import type { Impact, ImpactReason, ImpactStep, ServiceImpact } from '../model/impact.ts';
import { cellsOf, padCells } from './cells.ts';
import { countText } from './count-text.ts';
import type { PrintOptions } from './print-options.ts';
import { safeLine } from './safe-text.ts';

/** The services that a branch touches as a person reads them: each with its reason and the way there, then one line of counts. */
export function printImpact({ base, changes, of, services, impact }: Impact, options: PrintOptions): string {
  const wide = Math.min(40, Math.max(0, ...services.map((name) => cellsOf(safeLine(name)))));
  const since = `since ${base.commit.slice(0, 10)} (merge base with ${safeLine(base.ref)})`;
  const summary = changes === 0 ? `Nothing has changed ${since}.`
    : `${services.length} of ${countText(of, 'service')} · ${countText(changes, 'file')} changed ${since}`;
  return `${[...impact.map((one) => entry(one, wide, options)), [summary]].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const reasons: Readonly<Record<ImpactReason, string>> = {
  changed: 'its own files changed',
  imports: 'imports what changed',
  interface: 'imports what changed, through an interface',
  table: 'its tables changed',
  depends: 'depends on what changed',
  configured: 'its configuration changed',
  types: 'imports types of what changed',
  everything: 'the change concerns every service',
};

function entry({ service, root, reason, via }: ServiceImpact, wide: number, { colours }: PrintOptions): string[] {
  const place = root === service ? '' : `   ${colours.cyan(safeLine(root))}`;
  return [`${colours.bold(padCells(safeLine(service), wide))}${place}   ${reasons[reason]}`, ...via.map((step) => `    ${stepText(step)}`)];
}

function stepText({ what, line, says }: ImpactStep): string {
  return `${safeLine(what)}${line === undefined ? '' : `:${line}`} ${says}`;
}

import type { Architecture } from '../model/architecture.ts';
import { countText } from './count-text.ts';
import { reasonText } from './evidence-text.ts';
import { inspect, type InspectedEvidence, type InspectedProject } from './inspection.ts';
import type { InspectOptions, PrintOptions } from './print-options.ts';
import { resourcesText } from './resources-text.ts';
import { safeLine } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** Services, interfaces, libraries and resources, each with the reasons for which it was taken for one. */
export function printInspection(architecture: Architecture, options: InspectOptions): string {
  const { services, interfaces, libraries, resources, problems } = inspect(architecture);
  const sections = [
    section(countText(services.length, 'service'), 'deployed on their own', services.map(({ name, projects, tags, evidence }) => ({
      head: name, beside: [...projects.map(({ root }) => root), ...tagsOf(tags)], evidence,
    })), options),
    section(countText(interfaces.length, 'interface'), 'what services publish for others', interfaces.map(({ name, service, project, modules, evidence }) => ({
      head: name,
      beside: [modules === null ? project.root : countText(modules.length, 'module'), `speaks for ${service ?? 'no service'}`],
      evidence,
    })), options),
    section(countText(libraries.length, 'library', 'libraries'), 'not deployed', libraries.map(({ name, project, tags, evidence }) => ({
      head: name, beside: [...placeOf(name, project), ...tagsOf(tags)], evidence,
    })), options),
    ...resourcesText(resources, options),
  ];
  const hint = problems.length === 0 ? 'Wrong? `mandate init` writes this down as a config, in which any of it can be put right.'
    : `${countText(problems.length, 'problem')} on the way: \`mandate check\` tells them.`;
  return `${[...sections, [hint]].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

interface Entry {
  readonly head: string;
  readonly beside: readonly string[];
  readonly evidence: readonly InspectedEvidence[];
}

function section(count: string, what: string, entries: readonly Entry[], options: PrintOptions): string[] {
  return [`${options.colours.bold(count)}${options.colours.dim(` · ${what}`)}`, ...entries.flatMap((entry) => entryText(entry, options))];
}

function entryText({ head, beside, evidence }: Entry, { colours, width }: PrintOptions): string[] {
  const reasons = evidence.map(reasonText);
  const shown = beside.map(safeLine).join(' · ');
  return [
    '',
    `  ${colours.bold(safeLine(head))}${shown === '' ? '' : `   ${colours.cyan(shown)}`}`,
    ...(reasons.length === 0 ? [] : wrapText(`because ${reasons.join('; ')}`, Math.max(30, width - 4)).map((line) => `    ${line}`)),
  ];
}

function placeOf(name: string, { root }: InspectedProject): string[] {
  return root === name ? [] : [root];
}

function tagsOf(tags: readonly string[]): string[] {
  return tags.length === 0 ? [] : [`tags ${tags.join(', ')}`];
}

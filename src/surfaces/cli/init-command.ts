import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findConfigFile } from '../../config/config-files.ts';
import { configText, type ConfigNotes } from '../../config/write-config.ts';
import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/unit.ts';
import type { Config } from '../../model/config.ts';
import { UserError } from '../../model/user-error.ts';
import { countText } from '../../report/count-text.ts';
import { analysed, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

export interface InitOptions extends AnalysisOptions {
  readonly format: 'ts' | 'json';
}

/** Writes a config of what is inferred from the repository; never over one that is there. */
export async function init(root: string, options: InitOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const existing = findConfigFile(root);
  if (existing !== undefined) {
    throw new UserError('usage', `There is a config already: ${existing}. Remove it first, or change it by hand; \`mandate inspect\` shows what it leads to.`);
  }
  const { architecture } = await analysed(root, { config: {}, rules: [] }, options, io, engine.openSession);
  const { config, notes } = inferred(architecture);
  const name = `mandate.config.${options.format}`;
  write(join(root, name), configText(config, options.format, notes));
  const services = countText(architecture.services.length, 'service');
  const interfaces = countText(Object.keys(config.interfaces ?? {}).length, 'interface package');
  io.stdout.write(`Wrote ${name} with ${services} and ${interfaces}. Look it through, then run: mandate check\n`);
  return 0;
}

/** What was inferred, as a config would say it, with the evidence beside. */
function inferred(architecture: Architecture): { config: Config; notes: ConfigNotes } {
  const services = architecture.services.flatMap(({ name, projects: [main], evidence }) =>
    main === undefined ? [] : [{ name, value: main.root === '' ? '.' : main.root, note: reasons(evidence) }]);
  const interfaces = architecture.interfaces.flatMap(({ service, project, modules, evidence }) =>
    service === undefined || modules !== undefined ? []
      : [{ name: project.manifest?.name ?? project.root, value: service.name, note: reasons(evidence) }]);
  return {
    config: { services: record(services, 'value'), interfaces: record(interfaces, 'value') },
    notes: { services: record(services, 'note'), interfaces: record(interfaces, 'note') },
  };
}

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

function record(entries: readonly Entry[], key: 'value' | 'note'): Record<string, string> {
  return Object.fromEntries(entries.filter((entry) => entry[key] !== '').map((entry) => [entry.name, entry[key]]));
}

/** The first few: `mandate inspect` tells all of them. */
function reasons(evidence: readonly Evidence[]): string {
  const told = evidence.slice(0, 2).map(({ reason }) => reason).join('; ');
  return evidence.length > 2 ? `${told}; and ${evidence.length - 2} more` : told;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new UserError('usage', `The config could not be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules as allRules } from '../../../rules/index.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Architecture } from '../../model/architecture.ts';
import type { Config } from '../../model/config.ts';
import type { Module } from '../../model/graph.ts';
import { didYouMean } from '../../model/nearest-name.ts';
import type { Report } from '../../model/report.ts';
import type { Selector } from '../../model/selector.ts';
import type { Service } from '../../model/unit.ts';
import { openSession } from '../../session.ts';

export interface ArchitectureOptions {
  /** The config; the one of the root when not given. */
  readonly config?: Config;
}

/** Modules to be asserted upon. */
export interface Subject {
  /** What the messages call it. */
  readonly name: string;
  /** Sorted by path; never empty. */
  readonly modules: readonly Module[];
  has(module: Module): boolean;
  readonly of: TestedArchitecture;
}

/** The inside of a service. */
export interface ServiceSubject extends Subject {
  readonly service: Service;
}

/** A repository as fitness functions see it. */
export interface TestedArchitecture {
  /** The inside of a service. Throws where there is none of this name. */
  service(name: string): ServiceSubject;
  /** What a selector chooses of what is shipped; tests too where that is asked for. Throws where it chooses nothing. */
  modules(selector: Selector, options?: { readonly tests?: boolean }): Subject;
  readonly services: readonly string[];
  /** The ids of the rules that are on. */
  readonly rules: readonly string[];
  /** What `mandate check` says of the repository. */
  readonly report: Report;
  readonly model: Architecture;
}

/**
 * Analyses the repository of a directory (a path from the working directory, or a URL), with its config. Throws where `mandate check` would end with exit code 2: an
 * assertion on an analysis that could not see enough is worth nothing.
 */
export async function architecture(directory: string | URL, options: ArchitectureOptions = {}): Promise<TestedArchitecture> {
  const root = resolve(directory instanceof URL ? fileURLToPath(directory) : directory);
  const config = options.config ?? (await loadConfig(root, { rules: allRules })).config;
  const session = await openSession(root, { config, rules: allRules });
  const report = session.report();
  const fatal = report.problems.filter(({ severity }) => severity === 'error');
  if (fatal.length > 0) throw new Error(`The architecture of ${root} could not be told:\n${fatal.map(({ message }) => `  ${message}`).join('\n')}`);
  return tested(session.architecture, report, rulesOn(config));
}

/** An architecture and its report, made fit for assertions. */
export function tested(model: Architecture, report: Report, rules: readonly string[]): TestedArchitecture {
  const isShipped = ({ role }: Module): boolean => role === 'shipped' || role === 'generated';
  const self: TestedArchitecture = {
    model, report, rules,
    services: model.services.map(({ name }) => name),
    service(name) {
      const service = model.services.find((one) => one.name === name);
      if (service === undefined) throw new Error(`There is no service "${name}"${didYouMean(name, self.services) || `; there are ${self.services.join(', ') || 'none'}`}. \`mandate inspect\` shows them.`);
      return { ...self.modules({ service: name }), name, service };
    },
    modules(selector, { tests = false } = {}) {
      const selection = model.select(selector);
      const all = model.graph.modules.filter((module) => selection.has(module));
      const modules = all.filter((module) => tests || isShipped(module));
      const name = typeof selector === 'string' ? selector : JSON.stringify(selector);
      if (modules.length === 0) {
        throw new Error(`${name} matches no module${all.length > 0 ? ' that is shipped; { tests: true } takes tests in' : ''}, so an assertion on it would hold whatever the code says. `
          + 'It takes a project name, a service name, a directory or a glob from the repository root.');
      }
      const set = new Set(modules);
      return { name, modules, has: (module) => set.has(module), of: self };
    },
  };
  return self;
}

function rulesOn({ rules = {}, customRules = [] }: Config): readonly string[] {
  return [...allRules, ...customRules].filter(({ id, severity }) => {
    const setting = Object.hasOwn(rules, id) ? rules[id]! : severity;
    return (typeof setting === 'string' ? setting : setting[0]) !== 'off';
  }).map(({ id }) => id);
}

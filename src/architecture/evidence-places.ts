import type { DeploymentFact } from '../model/facts.ts';
import { directoryOf, lastName } from './paths.ts';

const tests = /^(tests?|__tests?__|specs?|e2e|cypress|playwright|fixtures?|__fixtures__|test-?(data|utils?|fixtures?)|mocks?|__mocks__|benchmarks?|bench)$|-(e2e|tests?)$/;
const samples = /^(examples?|samples?|demos?|templates?|__templates__|boilerplates?|starters?|scaffolds?|skeletons?|playgrounds?|sandbox(es)?)$|-(examples?|template|boilerplate|starter)$/;
const workbenches = /^(\.devcontainer|\.cursor|\.codesandbox|\.gitpod|\.vscode|\.idea|\.stackblitz|node_modules|vendor|third[-_]party)$/;
const sources = /^(src|source|lib|static|assets|public|resources|files|generators|schematics)$/;
const testFiles = /(^|[._-])(tests?|testing|e2e|ci|lint|spec|devcontainer|gitpod|template)([._-]|$)/i;

/** Whether a directory holds tests or fixtures, so that nothing below it is deployed. */
export function isTestDirectory(directory: string): boolean {
  return directory.split('/').some((name) => tests.test(name));
}

/** Whether a directory holds examples or templates: code to copy, which nobody here deploys. */
export function isSampleDirectory(directory: string): boolean {
  return directory.split('/').some((name) => samples.test(name));
}

/** Whether a directory below a project's root holds its source or its assets: what lies there is handed on, not used. */
export function isSourceDirectory(below: string): boolean {
  return below.split('/').some((name) => sources.test(name));
}

/** Whether a fact speaks of something deployed: not of a test, an example, a template or somebody's workbench. */
export function countsAsEvidence(fact: DeploymentFact): boolean {
  const directories = [directoryOf(fact.site.file), fact.context ?? ''];
  if (directories.some((directory) => isTestDirectory(directory) || directory.split('/').some((name) => workbenches.test(name)))) return false;
  // Helm calls the directory of its manifests `templates`.
  const sampled = fact.technology === 'kubernetes' ? directories.map((directory) => directory.replace(/(^|\/)templates(?=\/|$)/g, '')) : directories;
  return !sampled.some(isSampleDirectory) && !testFiles.test(lastName(fact.site.file));
}

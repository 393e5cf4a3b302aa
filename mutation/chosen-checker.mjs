import { readFileSync } from 'node:fs';

/**
 * Lets Stryker try the chosen mutants alone. Ranges cannot do that: whatever lies within the range of a mutant is chosen with it.
 * Loaded by Stryker itself, so it is JavaScript and imports nothing of this project.
 */
class ChosenChecker {
  async init() {
    this.chosen = new Set(JSON.parse(readFileSync(process.env.MUTATION_CHOSEN, 'utf8')));
  }

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, { status: this.isChosen(mutant) ? 'passed' : 'compileError', reason: 'not chosen' }]));
  }

  isChosen({ fileName, mutatorName, replacement, location: { start, end } }) {
    const path = fileName.replaceAll('\\', '/');
    const place = [start.line, start.column, end.line, end.column].map((number) => number + 1);
    // The name is that of the file in the sandbox or in the project: a key has it from the root of the project.
    const steps = path.split('/');
    return steps.some((_, at) => this.chosen.has([steps.slice(at).join('/'), ...place, mutatorName, replacement].join('|')));
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'chosen', injectableClass: ChosenChecker }];

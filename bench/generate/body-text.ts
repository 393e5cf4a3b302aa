import type { Module } from './plan.ts';
import type { Random } from '../random.ts';
import { NOUNS, pascal } from './words.ts';

/** A head comment; some of them talk about imports, as comments do. */
export function documentation(ident: string, random: Random): string {
  return random.chance(0.3)
    ? `/**\n * ${ident}: do not import { this } from 'elsewhere' when the index is enough.\n */`
    : `/**\n * ${ident} keeps the rules of its part in one place.\n */`;
}

/** A line of a long table of data. */
export function tableRow(n: number, random: Random): string {
  return `  { key: '${random.pick(NOUNS)}.${n}', value: ${random.below(100_000)}, tags: ['${random.pick(NOUNS)}', '${random.pick(NOUNS)}'] },`;
}

/** A few lines of code; about one file in four holds a word that a careless scanner takes for an import. */
export function bodyPiece(module: Module, n: number, random: Random): string {
  const noun = random.pick(NOUNS);
  const ident = `${pascal(noun)}${n}`;
  if (module.role === 'test') return test(noun, random);
  if (module.role === 'script') return script(ident, noun, random);
  if (module.role === 'component' && random.chance(0.45)) return component(ident, noun, random);
  if (random.chance(0.05)) return misleading(ident, noun, random);
  return random.pick(PIECES)(ident, noun, random);
}

type Piece = (ident: string, noun: string, random: Random) => string;

const PIECES: readonly Piece[] = [
  (ident, noun, random) => `export interface ${ident}Options {
  readonly ${noun}Id: string;
  readonly limit?: number;
  readonly order: 'ascending' | 'descending';
  readonly retries: ${random.below(9)};
}
`,
  (ident, noun, random) => `function sum${ident}(values: readonly number[], factor = ${random.below(50)}): number {
  let total = 0;
  for (const value of values) {
    if (value < 0) continue;
    total += value * factor;
  }
  return Math.round(total / ${1 + random.below(9)});
} // ${noun}
`,
  (ident, noun, random) => `export const ${noun}Labels${ident} = {
  open: 'The ${noun} is open',
  closed: \`Closed after \${${random.below(30)} * 2} days\`,
  late: "It's late by more than ${random.below(30)} days",
} as const;
`,
  (ident, noun) => `/** Tells whether a ${noun} may be changed by its owner. */
export async function can${ident}<T extends { status: string }>(subject: T, roles: Map<string, Set<string>>): Promise<boolean> {
  const allowed = roles.get(subject.status) ?? new Set<string>();
  return allowed.has('owner') || /^(?:admin|root)-\\d+$/.test(subject.status);
}
`,
  (ident, noun) => `class ${ident}Error extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(\`${noun} failed: \${code}\`, options);
    this.code = code;
  }
}
`,
  (ident, noun, random) => `type ${ident}State = { kind: 'idle' } | { kind: 'busy'; since: number } | { kind: 'done'; ${noun}: string[] };

function next${ident}(state: ${ident}State): ${ident}State {
  switch (state.kind) {
    case 'idle':
      return { kind: 'busy', since: ${random.below(1000)} };
    case 'busy':
      return { kind: 'done', ${noun}: [] };
    default:
      return state;
  }
}
`,
];

function component(ident: string, noun: string, random: Random): string {
  return `export function ${ident}Part({ items, onPick }: { items: string[]; onPick: (item: string) => void }) {
  return (
    <ul className="${noun}-list" data-size={${random.below(9)}}>
      {items.map((item) => (
        <li key={item} onClick={() => onPick(item)}>
          The customer's ${noun}: <strong>{item}</strong>
        </li>
      ))}
    </ul>
  );
}
`;
}

function misleading(ident: string, noun: string, random: Random): string {
  const at = random.below(5);
  if (at === 0) return `// The import of a ${noun} from the supplier may require a second look.\n`;
  if (at === 1) return `export const usage${ident} = "const ${noun} = require('./${noun}')";\n`;
  if (at === 2) return `export const snippet${ident} = \`import { ${noun} } from './${noun}';\`;\n`;
  if (at === 3) return `export const letters${ident} = Array.from('${noun}', (letter) => letter.codePointAt(0));\n`;
  return `/* was: import ${noun} from '../${noun}/legacy'; */\nexport const module${ident} = { from: '${noun}', required: false };\n`;
}

function test(noun: string, random: Random): string {
  return `describe('${noun}', () => {
  it('keeps its total', () => {
    const values = [${random.below(90)}, ${random.below(90)}, ${random.below(90)}];
    expect(values.reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(0);
  });
});
`;
}

function script(ident: string, noun: string, random: Random): string {
  return `function run${ident}(values) {
  // A ${noun} is counted once.
  return values.filter((value) => value > ${random.below(100)}).map((value) => \`${noun}: \${value}\`);
}

run${ident}([${random.below(90)}, ${random.below(90)}]);
`;
}

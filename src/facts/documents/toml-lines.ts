/** Keys, and indices into arrays of tables. */
export type TomlPath = readonly (string | number)[];

const part = String.raw`(?:"(?:\\.|[^"\\])*"|'[^']*'|[\w-]+)`;
const dotted = String.raw`\s*${part}\s*(?:\.\s*${part}\s*)*`;
const header = new RegExp(String.raw`^\s*(\[\[?)(${dotted})\]`);
const entry = new RegExp(`^(${dotted})=(.*)$`);
const parts = new RegExp(part, 'g');
/** A text that is not closed goes on to the end, so that no start is looked at twice. */
const textOrComment = /#[^\n]*|"{3}(?:[^\\]|\\[^])*?(?:"{3,5}|$)|'{3}[^]*?(?:'{3,5}|$)|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?/g;
const separator = '\u0000';
/** Above what any configuration has; what lies deeper has the line of the key around it. */
const maxKeys = 20;

/** Where the keys of a valid TOML file stand. What lies in an inline table or array has the line of the key that holds it. */
export function tomlLines(text: string): (path: TomlPath) => number {
  const lines = new Map<string, number>();
  const lastItems = new Map<string, number>();
  let table: TomlPath = [];
  let open = 0;

  const note = (path: TomlPath, line: number): void => {
    for (let length = 1; length <= path.length; length++) {
      const key = keyOf(path.slice(0, length));
      if (!lines.has(key)) lines.set(key, line);
    }
  };

  // The keys of a header lead through the last item of each array of tables that they name.
  const enter = (keys: readonly string[], isItem: boolean): TomlPath => keys.reduce<TomlPath>((at, key, index) => {
    const path = [...at, key];
    const last = lastItems.get(keyOf(path));
    if (!isItem || index < keys.length - 1) return last === undefined ? path : [...path, last];
    const item = last === undefined ? 0 : last + 1;
    lastItems.set(keyOf(path), item);
    return [...path, item];
  }, []);

  withoutBlocks(text).split(/\r?\n/).forEach((line, index) => {
    if (open > 0) {
      open += opened(line);
      return;
    }
    const [, brackets, name] = header.exec(line) ?? [];
    if (name !== undefined) {
      table = enter(keysOf(name), brackets === '[[');
      note(table, index + 1);
      return;
    }
    const [, key, value] = entry.exec(line) ?? [];
    if (key === undefined || value === undefined) return;
    note([...table, ...keysOf(key)], index + 1);
    open = opened(value);
  });

  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(keyOf(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  };
}

/** The text with as many lines, but without comments and texts that go over several of them, which may hold anything. */
function withoutBlocks(text: string): string {
  return text.replace(textOrComment, (found) => /^(?:#|"""|''')/.test(found) ? found.replace(/[^\r\n]+/g, '') : found);
}

/** How many brackets a part of a value opens and leaves open. */
function opened(value: string): number {
  const brackets = value.replace(textOrComment, '').match(/[[\]{}]/g) ?? [];
  return brackets.reduce((open, bracket) => open + (bracket === '[' || bracket === '{' ? 1 : -1), 0);
}

function keysOf(name: string): readonly string[] {
  return (name.match(parts) ?? []).slice(0, maxKeys).map((key) => key.replace(/^(["'])([^]*)\1$/, '$2'));
}

function keyOf(path: TomlPath): string {
  return path.join(separator);
}

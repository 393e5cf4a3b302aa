type Version = readonly [major: number, minor: number, patch: number];

/**
 * Whether a version lies in a range of package.json. Prereleases count as their release. What is no range of versions
 * (a tag such as `latest`) says nothing against the version, so it holds.
 */
export function satisfies(version: string, range: string): boolean {
  const parsed = parseVersion(version);
  if (parsed === undefined) return true;
  return range.split('||').some((part) => inAll(parsed, part.trim()));
}

function inAll(version: Version, part: string): boolean {
  const hyphen = part.indexOf(' - ');
  if (hyphen > 0) {
    return atLeast(version, part.slice(0, hyphen).trim()) && atMost(version, part.slice(hyphen + 3).trim());
  }
  return comparators(part).every((comparator) => holds(version, comparator));
}

/** Splits `>= 1.2 <2` into `>=1.2` and `<2`. */
function comparators(part: string): string[] {
  const found: string[] = [];
  let operator = '';
  for (const token of part.split(' ')) {
    if (token === '') continue;
    if (operatorOf(token) === token) operator += token;
    else {
      found.push(operator + token);
      operator = '';
    }
  }
  return found;
}

function operatorOf(comparator: string): string {
  let end = 0;
  while (end < comparator.length && '<>=^~'.includes(comparator[end]!)) end++;
  return comparator.slice(0, end);
}

function holds(version: Version, comparator: string): boolean {
  const operator = operatorOf(comparator);
  const operand = comparator.slice(operator.length);
  const bounds = parsePartial(operand);
  if (bounds === undefined) return true;
  switch (operator) {
    case '>=': return atLeast(version, operand);
    case '<=': return atMost(version, operand);
    case '>': return !atMost(version, operand);
    case '<': return !atLeast(version, operand);
    case '^': return atLeast(version, operand) && compare(version, caretEnd(bounds)) < 0;
    case '~': case '~>': return atLeast(version, operand) && compare(version, tildeEnd(bounds)) < 0;
    default: return atLeast(version, operand) && atMost(version, operand);
  }
}

function atLeast(version: Version, operand: string): boolean {
  const [major = 0, minor = 0, patch = 0] = parsePartial(operand) ?? [];
  return compare(version, [major, minor, patch]) >= 0;
}

/** Not above any version that begins like the operand: `<=1.2` holds for 1.2.9. */
function atMost(version: Version, operand: string): boolean {
  const [major = Infinity, minor = Infinity, patch = Infinity] = parsePartial(operand) ?? [];
  return compare(version, [major, minor, patch]) <= 0;
}

function caretEnd([major, minor, patch]: readonly number[]): Version {
  if (major === undefined) return [Infinity, 0, 0];
  if (major > 0 || minor === undefined) return [major + 1, 0, 0];
  if (minor > 0 || patch === undefined) return [0, minor + 1, 0];
  return [0, 0, patch + 1];
}

function tildeEnd([major, minor]: readonly number[]): Version {
  if (major === undefined) return [Infinity, 0, 0];
  return minor === undefined ? [major + 1, 0, 0] : [major, minor + 1, 0];
}

function compare(a: Version, b: Version): number {
  return (a[0] - b[0]) || (a[1] - b[1]) || (a[2] - b[2]) || 0;
}

function parseVersion(text: string): Version | undefined {
  const [major, minor, patch] = parsePartial(text) ?? [];
  return major === undefined || minor === undefined || patch === undefined ? undefined : [major, minor, patch];
}

/** The numbers of `1`, `1.2`, `v1.2.3-beta+build`, `1.x`; empty for `*`, undefined for what is no version. */
function parsePartial(text: string): number[] | undefined {
  const end = text.search(/[-+]/u);
  const core = end < 0 ? text : text.slice(0, end);
  const numbers: number[] = [];
  for (const part of (core.startsWith('v') ? core.slice(1) : core).split('.')) {
    if (part === '' || part === '*' || part === 'x' || part === 'X') break;
    if (!/^\d{1,15}$/u.test(part)) return undefined;
    numbers.push(Number(part));
  }
  return numbers;
}

/** The directory of a path; '' for a path at the root. */
export function directoryOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '' : path.slice(0, end);
}

/**
 * The path that `relative` leads to from `directory`, normalised and without a trailing slash; undefined when it leaves
 * the root. '' is the root, for both.
 */
export function joinPath(directory: string, relative: string): string | undefined {
  let base = directory;
  let at = 0;
  for (;;) {
    if (relative.startsWith('./', at)) at += 2;
    else if (relative.startsWith('../', at)) {
      if (base === '') return undefined;
      base = directoryOf(base);
      at += 3;
    } else break;
  }
  const rest = at === 0 ? relative : relative.slice(at);
  if (!isPlain(rest)) return joinSegments(base, rest);
  return base === '' ? rest : `${base}/${rest}`;
}

/** Whether `path` is `directory` or lies below it; everything lies below ''. */
export function isWithin(path: string, directory: string): boolean {
  return directory === '' || path === directory || (path.startsWith(directory) && path[directory.length] === '/');
}

/** The part of `path` below `directory`, which must hold it. */
export function pathBelow(path: string, directory: string): string {
  return directory === '' ? path : path.slice(directory.length + 1);
}

/** Where the extension of the last segment starts, dot included; the length of the path when it has none. */
export function extensionStart(path: string): number {
  const start = path.lastIndexOf('.');
  return start > path.lastIndexOf('/') + 1 ? start : path.length;
}

/** Whether a path can be appended as it is; `.hidden` counts as not, and goes the longer way. */
function isPlain(rest: string): boolean {
  const first = rest.charCodeAt(0);
  return rest !== '' && first !== slash && first !== dot && rest.charCodeAt(rest.length - 1) !== slash
    && !rest.includes('/.') && !rest.includes('//');
}

const slash = 0x2f;
const dot = 0x2e;

function joinSegments(base: string, rest: string): string | undefined {
  const segments = base === '' ? [] : base.split('/');
  for (const segment of rest.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

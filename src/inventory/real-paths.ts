/** Paths with more links in a row than this run in a circle. */
const mostLinks = 40;

/** Replaces each symbolic link on the way of a path by what it leads to. */
export function realPaths(links: ReadonlyMap<string, string>): (path: string) => string {
  if (links.size === 0) return (path) => path;
  return (path) => {
    let real = path;
    for (let count = 0; count < mostLinks; count++) {
      const next = followFirstLink(real, links);
      if (next === undefined) return real;
      real = next;
    }
    return path;
  };
}

function followFirstLink(path: string, links: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const target = links.get(end < 0 ? path : path.slice(0, end));
    if (target !== undefined) return end < 0 ? target : `${target}${target === '' ? path.slice(end + 1) : path.slice(end)}`;
    if (end < 0) return undefined;
  }
}

const source = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;
const setting = /(?:^|\/)\.|\.(?:config|conf)\.[^/]*$/;

/**
 * Where the source of a repository begins: for every directory with a package.json, the directories in it that hold
 * source, and files beside the package.json that are no settings. Build output and node_modules, which version control
 * leaves out of `paths`, are passed by that way.
 */
export function sourceRoots(paths: readonly string[]): readonly string[] {
  const projects = new Set(paths.filter((path) => /(?:^|\/)package\.json$/.test(path)).map(parentOf));
  const roots = new Set<string>();
  for (const path of paths) {
    if (!source.test(path)) continue;
    const project = projectOf(path, projects);
    const rest = path.slice(project === '' ? 0 : project.length + 1);
    const [first] = rest.split('/') as [string];
    if (first === rest && setting.test(rest)) continue;
    roots.add(plain(project === '' ? first : `${project}/${first}`));
  }
  const sorted = [...roots].filter((root) => root !== '').sort();
  return sorted.filter((root) => !sorted.some((other) => root.startsWith(`${other}/`)));
}

function projectOf(path: string, projects: ReadonlySet<string>): string {
  let directory = parentOf(path);
  while (directory !== '' && !projects.has(directory)) directory = parentOf(directory);
  return directory;
}

/** The path, or what stands above the first part that would be taken for a glob. */
function plain(path: string): string {
  const parts = path.split('/');
  const odd = parts.findIndex((part) => /[*?[\]{}()!+\\]/.test(part));
  return odd < 0 ? path : parts.slice(0, odd).join('/');
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

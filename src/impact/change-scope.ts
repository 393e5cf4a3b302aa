/** Whether a file of the repository's top directory bears on every project: what is installed, and how all is compiled. */
export function concernsAll(path: string): boolean {
  return installing.test(path) || building.test(path) || path.startsWith('patches/');
}

/** Whether a file is there for people alone, so that nothing is built or run otherwise for it. */
export function isProse(path: string): boolean {
  return prose.test(path);
}

const installing = /^(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|bun\.lockb?|pnpm-lock\.yaml|pnpm-workspace\.yaml|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.c?js|bunfig\.toml|\.nvmrc|\.node-version|\.tool-versions)$/;
const building = /^(?:[tj]sconfig[^/]*\.json|nx\.json|turbo\.jsonc?|lerna\.json|rush\.json|nest-cli\.json|\.babelrc[^/]*|\.swcrc|(?:babel|jest|vitest|vite|webpack|rollup)\.(?:config|preset|workspace|shared|base)\.[^/]+)$/;
const prose = /(?:^|\/)(?:(?:readme|changelog|license|licence|contributing|security|code_of_conduct|notice|authors|codeowners)(?:\.(?:md|mdx|txt|rst))?|\.gitignore|\.gitattributes|\.gitkeep|\.editorconfig)$/i;

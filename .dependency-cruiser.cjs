/**
 * Who may import whom, as ARCHITECTURE.md draws it. `test/house.test.ts` runs it over src/ and rules/, and fails when it saw
 * too few modules: a missing transpiler must not pass for a clean house.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

const { readFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');

/** Folder → folders it may import beside itself. Vendors and node: modules follow below. */
const mayImport = {
  'src/model': [],
  'src/tree': ['src/model'],
  'src/inventory': ['src/model', 'src/tree/match-path\\.ts'],
  'src/facts': ['src/model', 'src/cache/replace-file\\.ts'],
  'src/threads': ['src/model', 'src/tree', 'src/facts'],
  'src/cache': ['src/model', 'src/version\\.ts'],
  'src/graph': ['src/model'],
  'src/architecture': ['src/model', 'src/graph'],
  'src/owners': ['src/model', 'src/tree/match-path\\.ts'],
  'src/check': ['src/model', 'src/graph', 'src/architecture'],
  'src/fix': ['src/model'],
  'src/impact': ['src/model'],
  'src/metrics': ['src/model', 'src/graph'],
  'src/history': ['src/model', 'src/tree', 'src/graph/service-edges\\.ts', 'src/metrics/merge-metrics\\.ts', 'src/check/match-known\\.ts', 'src/cache/(replace-file|make-directory)\\.ts'],
  'src/selftest': ['src/model', 'src/graph', 'src/check', 'src/tree/overlay-tree\\.ts'],
  'src/report': ['src/model', 'src/graph/components\\.ts'],
  'src/html-client': ['src/model', 'src/report/html/view', 'src/report/(drift-view|count-text|clauses)\\.ts'],
  'src/cruiser': ['src/model', 'src/check/run-rules\\.ts', 'src/graph/(components|module-kind)\\.ts'],
  'src/config': ['src/model', 'src/cache/make-directory\\.ts'],
  'src/surfaces/[^/]+': ['src/cruiser/(print-graph|graph-formats|find-cruise)\\.ts', 'src/model', 'src/report', 'src/config', 'src/session\\.ts', 'src/check-repository\\.ts', 'src/fix-repository\\.ts', 'src/impact-of-branch\\.ts', 'src/drift-of-(repository|stores)\\.ts', 'src/selftest-repository\\.ts', 'src/measure-repository\\.ts', 'src/metrics/budget', 'src/open-workspace\\.ts', 'src/keep-checking\\.ts', 'src/cache/(cache-directory|make-directory)\\.ts', 'src/tree/watch-files\\.ts', 'src/version\\.ts', 'src/rule-document\\.ts', 'src/suppress-finding\\.ts', 'src/fix/apply-repairs\\.ts', 'rules/index\\.ts'],
  rules: ['src/model', 'src/graph'],
};

/** Vendor → the one folder that knows it. */
const homes = {
  chokidar: 'src/tree',
  commander: 'src/surfaces/cli',
  diff: 'src/surfaces/cli',
  'ts-morph': 'src/fix',
  'dependency-cruiser': 'src/cruiser',
  vitest: 'src/surfaces/vitest',
  'vscode-languageserver': 'src/surfaces/lsp',
  'vscode-languageserver-textdocument': 'src/surfaces/lsp',
  '@modelcontextprotocol/sdk': 'src/surfaces/mcp',
  synckit: 'src/surfaces/eslint',
  eslint: 'src/surfaces/eslint',
  picocolors: 'src/surfaces/cli',
  cosmiconfig: 'src/config',
  jiti: 'src/config',
  'oxc-parser': 'src/facts/(typescript|code)',
  'dockerfile-ast': 'src/facts/deployment/dockerfile',
  'node-sql-parser': 'src/facts/sql',
  'smol-toml': 'src/facts/documents',
  'web-tree-sitter': 'src/facts/hcl',
  cytoscape: 'src/html-client',
  preact: 'src/html-client',
  'd3-hierarchy': 'src/html-client',
  'd3-scale': 'src/html-client',
  'd3-shape': 'src/html-client',
  '@tree-sitter-grammars/tree-sitter-hcl': 'src/facts/hcl',
};

/** The files that list the readers, and the readers that each imports: what it imports as a value. */
const registries = [
  registryAt('data-readers.ts'),
  registryAt('deployment/deployment-readers.ts'),
];

function registryAt(path) {
  const file = join(__dirname, 'src/facts', path);
  const imports = readFileSync(file, 'utf8').matchAll(/^import \{[^}]*\} from '(\.[^']*)';$/gm);
  const readers = [...imports].map(([, specifier]) => relative(__dirname, join(dirname(file), specifier)).replaceAll('\\', '/').replaceAll('.', '\\.'));
  if (readers.length === 0) throw new Error(`${path} imports no reader.`);
  return { name: basename(path, '.ts'), path: path.replaceAll('.', '\\.'), readers };
}

/** Folders that compile without Node.js. */
const pure = '^(src/(model|inventory|graph|architecture|owners|check|impact|metrics|report|html-client)|rules)/';
const tests = '\\.(test|fixture)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A stage that needs what comes after it is two stages in one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      name: `${folder.replace(/\W+/g, '-')}-keeps-its-place`,
      comment: 'Stages go one way; only session.ts knows them all.',
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: [tests, '^rules/[^/]+\\.ts$'] },
      to: { path: '^(src|rules)/', pathNot: [`^${folder}/`, ...allowed.map((other) => `^${other}${other.endsWith('.ts') ? '$' : '/'}`)] },
    })),
    {
      name: 'rules-do-not-know-each-other',
      comment: 'A rule can be read, moved or deleted alone.',
      severity: 'error',
      from: { path: '^rules/([^/]+)/', pathNot: tests },
      to: { path: '^rules/([^/]+)/', pathNot: '^rules/$1/' },
    },
    ...registries.map((registry) => ({
      name: `readers-are-known-to-${registry.name}-alone`,
      comment: 'Adding a technology is one file; shared needs go to model/ or a file that is no reader.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: [`^src/facts/${registry.path}$`, tests] },
      to: { path: registry.readers.map((reader) => `^${reader}$`) },
    })),
    {
      name: 'deployment-readers-read-documents',
      comment: 'What is deployed is told by configuration; code is not asked.',
      severity: 'error',
      from: { path: '^src/facts/deployment/', pathNot: tests },
      to: { path: '^src/facts/(?!deployment/|documents/|hcl/)' },
    },
    {
      name: 'surfaces-do-not-know-each-other',
      comment: 'Every surface is thin over the session. The command line starts the others, in one file.',
      severity: 'error',
      from: { path: '^src/surfaces/([^/]+)/', pathNot: '^src/surfaces/cli/engine\\.ts$' },
      to: { path: '^src/surfaces/([^/]+)/', pathNot: '^src/surfaces/$1/' },
    },
    {
      name: 'pure-rooms-do-no-io',
      comment: 'The same code checks the working tree, a commit of last year and the file that is being typed.',
      severity: 'error',
      from: { path: pure, pathNot: [tests, '^rules/[^/]+\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-take-zod-as-a-type',
      comment: 'zod costs 47 ms to load; rules get it handed in when there are options to parse. A server of agents loads it once.',
      severity: 'error',
      from: { path: '^(rules|src/(?!config/|surfaces/mcp/))', pathNot: tests },
      to: { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries(homes).map(([vendor, home]) => ({
      name: `${vendor}-has-one-home`,
      comment: 'A vendor that is known in one folder can be replaced in one folder.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: [`^${home}`, tests] },
      to: { path: `node_modules/${vendor}/` },
    })),
    {
      name: 'no-development-tools-in-the-product',
      comment: 'What users install does not have them. The HTML client is bundled with what it imports.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: [tests, '^rules/[^/]+\\.ts$', '^src/surfaces/vitest/', '^src/html-client/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-html-client-is-a-world-of-its-own',
      comment: 'It runs in browsers and is built into one script; who prints a report hands that over as text.',
      severity: 'error',
      from: { pathNot: '^src/html-client/' },
      to: { path: '^src/html-client/' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};

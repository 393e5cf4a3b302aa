import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node } from '../code/code-module.ts';
import { baseName } from '../documents/repository-path.ts';
import { addressOf } from '../settings/address.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { optionOf } from './written-values.ts';

const packages = ['prisma/config', 'prisma', '@prisma/config'];

/**
 * `prisma.config.ts`, which holds the URLs from Prisma 7 on: what `defineConfig` is given, or what a file of that name
 * exports by default. The URL of the client itself is told by its driver adapter, which is another technology's.
 */
export const prismaConfig: CodeReader = {
  id: 'prisma-config',
  version: 1,
  packages,
  read: (module) => configsOf(module).flatMap((config) => {
    const datasource = optionOf(module, config, 'datasource');
    if (datasource === undefined) return [];
    const urls = ['url', 'directUrl'].flatMap((key) => optionOf(module, datasource, key) ?? []);
    return (urls.length === 0 ? [datasource] : urls).map((url) => connectionOf(module, url));
  }),
};

function configsOf(module: CodeModule): readonly Node[] {
  const given = module.nodes('CallExpression')
    .filter(({ node }) => isFromPrisma(module, node.callee, 'defineConfig')).flatMap(({ node }) => node.arguments[0] ?? []);
  if (given.length > 0 || !/^prisma(\.config)?\.[cm]?[jt]s$/.test(baseName(module.path))) return given;
  return module.nodes('ExportDefaultDeclaration').flatMap(({ node }) => module.writtenAs(node.declaration) ?? []);
}

function connectionOf(module: CodeModule, url: Node): DataFact {
  const site = module.siteOf(url);
  const text = textOf(module, unwrap(url));
  const address = text === undefined ? undefined : addressOf(text);
  return address === undefined
    ? { kind: 'unread', technology: 'prisma', what: 'address', reason: 'the URL is made at run time', site }
    : { kind: 'connection', technology: 'prisma', address, site };
}

/** Besides what any code may say: `env('DATABASE_URL')`, as Prisma's own function. */
function textOf(module: CodeModule, url: Node): string | undefined {
  if (url.type !== 'CallExpression' || !isFromPrisma(module, url.callee, 'env')) return module.textOf(url);
  const setting = module.textOf(url.arguments[0]);
  return setting !== undefined && /^\w+$/.test(setting) ? `\${${setting}}` : undefined;
}

function isFromPrisma(module: CodeModule, callee: Node, name: string): boolean {
  const imported = module.importOf(callee);
  return imported !== undefined && imported.imported === name && packages.includes(imported.specifier);
}

import type { ModuleFacts } from '../../model/facts.ts';
import type { Language } from './oxc.ts';
import { parseModule } from './parse-module.ts';
import { scanHeader } from './scan-header.ts';
import { readScriptBlocks } from './script-blocks.ts';

/** Which files hold modules of TypeScript or JavaScript. Bump `version` whenever the same bytes may give other facts. */
export const moduleReader = {
  id: 'typescript',
  version: 2,
  reads: (path: string): boolean => /\.(?:[jt]sx?|[cm][jt]s|vue|svelte|astro)$/.test(path),
};

/** Reads what one file says about modules; never throws, whatever the text. */
export function readModule(path: string, text: string): ModuleFacts {
  if (/\.(?:vue|svelte|astro)$/.test(path)) return readScriptBlocks(path, text, readScript);
  return readScript(text, languageOf(path));
}

function readScript(text: string, language: Language): ModuleFacts {
  return scanHeader(text, language === 'jsx' || language === 'tsx') ?? parseModule(text, language);
}

/** The language of a file by its name. */
export function languageOf(path: string): Language {
  if (path.endsWith('.tsx')) return 'tsx';
  if (/\.d\.(?:[^/]*\.)?[cm]?ts$/.test(path)) return 'dts';
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx';
}

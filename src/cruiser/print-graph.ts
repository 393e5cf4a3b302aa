import type * as Cruiser from 'dependency-cruiser';
import type { Architecture } from '../model/architecture.ts';
import type { Module } from '../model/graph.ts';
import type { Finding } from '../model/report.ts';
import { UserError } from '../model/user-error.ts';
import { findCruiser, loadFrom, ownCruiser } from './cruiser-package.ts';
import type { GraphFormat } from './graph-formats.ts';
import { type PictureLevel, drawPicture } from './picture.ts';
import { toCruiseResult } from './picture-result.ts';

export interface GraphRequest {
  readonly format: GraphFormat;
  readonly level: PictureLevel;
  readonly focus?: (module: Module) => boolean;
  /** A directory whose install of dependency-cruiser may be run, where none stands beside this program. */
  readonly root?: string;
}

export interface PrintedGraph {
  readonly text: string;
  readonly nodes: number;
}

/** Prints the graph of an architecture through a reporter of dependency-cruiser, findings marked on its edges. */
export async function printGraph(architecture: Architecture, findings: readonly Finding[], { format, level, focus, root }: GraphRequest): Promise<PrintedGraph> {
  const install = ownCruiser() ?? (root === undefined ? undefined : findCruiser(root));
  if (install === undefined) {
    throw new UserError('usage', 'Graphs are printed by dependency-cruiser, which is not installed: npm install --save-dev dependency-cruiser');
  }
  const { format: print } = await loadFrom(install, '.') as typeof Cruiser;
  const picture = drawPicture(architecture, findings, level, focus);
  const { output } = await print(toCruiseResult(picture), { outputType: format });
  const text = typeof output === 'string' ? output : JSON.stringify(output, null, 2);
  return { text: text.endsWith('\n') ? text : `${text}\n`, nodes: picture.nodes.length };
}

import type { Manifest } from '../model/inventory.ts';
import { joinPath } from './posix-path.ts';
import type { ToolProject } from './tool-projects.ts';
import type { Member } from './workspaces.ts';

/** What is known of a directory that may be a project. */
export interface Candidate {
  readonly root: string;
  readonly manifest: Manifest | undefined;
  readonly hasManifest: boolean;
  readonly member: Member | undefined;
  readonly tool: ToolProject | undefined;
}

/** The file that names a project, for messages. */
export function declaringFile(candidate: Candidate): string {
  return candidate.hasManifest ? joinPath(candidate.root, 'package.json') : (candidate.tool?.file ?? candidate.root);
}

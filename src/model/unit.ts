import type { Project } from './inventory.ts';
import type { Site } from './site.ts';

/** Why something is what the architecture says it is. */
export interface Evidence {
  /** One clause that a person understands: `Dockerfile builds it`, `nest-cli.json says type: application`. */
  readonly reason: string;
  readonly site?: Site;
}

/** A unit that is deployed on its own. */
export interface Service {
  readonly kind: 'service';
  readonly name: string;
  /** The projects whose files are the inside of the service; the first is its main project. */
  readonly projects: readonly Project[];
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A project that is not deployed. */
export interface Library {
  readonly kind: 'library';
  readonly name: string;
  readonly project: Project;
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** The root of a repository that holds other projects: build scripts and settings, judged as neither. */
export interface Workspace {
  readonly kind: 'workspace';
  readonly name: string;
  readonly project: Project;
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
}

export type Unit = Service | Library | Workspace;

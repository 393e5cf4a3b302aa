/** One name under which a project publishes a file. */
export interface PublishedFile {
  /** '.' or './x'. */
  readonly subpath: string;
  /** What an importer writes. */
  readonly specifier: string;
  readonly file: number;
}

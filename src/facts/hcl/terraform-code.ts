import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { unknown } from '../documents/unknown.ts';
import type { HclValue } from './hcl-file.ts';
import type { TerraformFile } from './terraform-file.ts';

const objects: ReadonlySet<string> = new Set(['aws_s3_object', 'aws_s3_bucket_object', 'google_storage_bucket_object']);
const maxSteps = 3;

/**
 * The directory that the code of a function is taken from, posix from the root of the repository: where a path leads, what an
 * archive is made of, or what was put into the bucket. Undefined when the file does not tell, or it lies out of the repository.
 */
export function codeDirectory(file: TerraformFile, value: HclValue | undefined): string | undefined {
  let at = value;
  for (let step = 0; step < maxSteps; step++) {
    const block = file.blockIn(at);
    const type = block?.labels[0] ?? '';
    if (block !== undefined && objects.has(type)) at = block.attributes.get('source');
    else if (block?.type === 'data' && type === 'archive_file') at = block.attributes.get('source_dir') ?? block.attributes.get('source_file');
    else break;
  }
  return directoryAt(file, at);
}

function directoryAt(file: TerraformFile, value: HclValue | undefined): string | undefined {
  const written = file.textOf(value?.kind === 'call' && value.name === 'abspath' ? value.args[0] : value);
  if (written === undefined || written === '' || written.includes(unknown)) return undefined;
  const path = fromDirectory(directoryOf(file.path), written);
  return path !== undefined && /[^.]\.\w{1,5}$/.test(baseName(path)) ? directoryOf(path) : path;
}

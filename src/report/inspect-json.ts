import type { Architecture } from '../model/architecture.ts';
import { inspect } from './inspection.ts';
import { jsonText } from './json.ts';

/** Services, interfaces, libraries and resources with their evidence, as JSON. */
export function printInspectionJson(architecture: Architecture): string {
  return jsonText(inspect(architecture));
}

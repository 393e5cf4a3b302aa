import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReportPart, ReportParts } from '../../report/html/drift-html.ts';

/** The script and the style of the HTML report, as the build left them beside the bundle. */
export function htmlParts(): ReportParts {
  return { script: partAt('drift-report.js'), style: partAt('drift-report.css') };
}

function partAt(name: string): ReportPart {
  const directory = import.meta.url.endsWith('.ts') ? '../../../dist/' : './';
  const text = readFileSync(fileURLToPath(new URL(directory + name, import.meta.url)), 'utf8');
  return { text, sha256: createHash('sha256').update(text).digest('base64') };
}

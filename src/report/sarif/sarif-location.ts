import type { Site } from '../../model/site.ts';
import { withoutCredentials } from '../../model/without-credentials.ts';
import { sarifText } from './sarif-text.ts';

/** A place, relative to the root of the repository. */
export function sarifLocation({ file, line, column, length, note }: Site): object {
  const startColumn = Math.max(1, column);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: Math.max(1, line), startColumn, ...(length === undefined ? {} : { endColumn: startColumn + length }) },
    },
    ...(note === undefined ? {} : { message: { text: sarifText(note) } }),
  };
}

/** A path as a relative URI: whatever a URI gives a meaning to is encoded, and half a character cannot be. */
function uriOf(file: string): string {
  return withoutCredentials(file).replace(/\p{Cs}/gu, '\uFFFD').split('/').map(encodeURIComponent).join('/');
}

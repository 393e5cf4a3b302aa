import { withoutCredentials } from '../model/without-credentials.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes in the order given, and its children indented below it; text as a child stands as it is. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`]);
  const head = `<${name}${given.join('')}`;
  return children.length === 0 ? `${head}/>` : `${head}>\n${children.map(indented).join('\n')}\n</${name}>`;
}

/** An element that holds text alone. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return element(name, attributes).replace(/\/>$/, () => `>${xmlText(text)}</${name}>`);
}

/** A whole document. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Text for an attribute or an element: what XML 1.0 cannot hold shows as `�`, credentials as asterisks. */
function xmlText(text: string): string {
  return withoutCredentials(text).replace(/\r\n?/g, '\n').replace(unfit, '�').replace(/[&<>"'\n\t]/g, (mark) => entities[mark]!);
}

// Controls, direction marks and overrides, lone surrogates, and the two code points that are no characters.
const unfit = /(?![\t\n])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;
// A line end in an attribute reads as a space unless it is written as a reference.
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\t': '&#9;' };

function indented(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}

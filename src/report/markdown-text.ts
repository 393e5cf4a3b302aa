import { safeLine } from './safe-text.ts';

/**
 * Text of a repository made fit for Markdown on a forge, also within HTML: nothing in it becomes a tag, a table, code, a link,
 * a mention that notifies somebody or a reference to an issue.
 */
export function markdownText(text: string, most = 2_000): string {
  return clipped(safeLine(text), most)
    // Split here, joined below: within code nobody is notified, and a name can be copied as it is.
    .split(/(@[\w.-]+(?:\/[\w.-]+)*)/)
    .map((part, index) => index % 2 === 1 ? markdownCode(part) : escaped(part))
    .join('');
}

/** The same as code. */
export function markdownCode(text: string, most = 500): string {
  return `<code>${escaped(clipped(safeLine(text), most))}</code>`;
}

function escaped(text: string): string {
  return text
    .replace(/[&<>"'`|*_~\\[\]$^=]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/:(?=\/\/)|(?<=\bwww)\.|#(?=\d)|@/gi, (mark) => `${mark}<!-- -->`);
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

import { safeLine } from './safe-text.ts';

/**
 * Text of a repository made fit for Markdown on a forge, also within HTML: nothing in it becomes a tag, a table, code, a link,
 * a mention that notifies somebody or a reference to an issue.
 */
export function markdownText(text: string, most = 2_000): string {
  return clipped(safeLine(text), most)
    // Split here, joined below: within code nobody is notified, and a name can be copied as it is.
    .split(/(@[\w.-]+(?:\/[\w.-]+)*)/)
    .map((part, index) => index % 2 === 1 ? `<code>${entities(part)}</code>` : escaped(part))
    .join('');
}

/** The same as code. */
export function markdownCode(text: string, most = 500): string {
  return `<code>${entities(clipped(safeLine(text), most))}</code>`;
}

/** Within code a forge makes no links and notifies nobody; only Markdown and HTML are to be kept out. */
function entities(text: string): string {
  return text.replace(/[&<>"'`|*_~\\[\]$^=]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function escaped(text: string): string {
  return text.split(/(:(?=\/\/)|(?<=\bwww)\.|#(?=\d)|@)/i).map((part, index) => index % 2 === 1 ? `${part}<!-- -->` : entities(part)).join('');
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

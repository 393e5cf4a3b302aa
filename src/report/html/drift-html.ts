import type { Drift } from '../../model/drift.ts';
import { safeText } from '../safe-text.ts';
import { escapeHtml, jsonForScript } from './escape-html.ts';
import { withoutScript } from './without-script.ts';

/** What runs in the report, as it was built, with the hash that lets the browser run it: SHA-256 in base64. */
export interface ReportPart {
  readonly text: string;
  readonly sha256: string;
}

export interface ReportParts {
  readonly script: ReportPart;
  readonly style: ReportPart;
}

/**
 * A drift as one HTML document that loads nothing: its policy allows this script and this style by their hashes, and no network.
 * What comes from the repository stands in it as escaped text and as JSON that is no code. The same drift gives the same bytes.
 */
export function printDriftHtml(drift: Drift, { script, style }: ReportParts): string {
  const safe = withSafeTexts(drift);
  const [from, to] = [safe.revisions[0]!, safe.revisions.at(-1)!].map(({ date }) => escapeHtml(date.slice(0, 10)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="mandate ${escapeHtml(safe.tool.version)}">
<title>Architecture drift, ${from} to ${to}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style id="${styleId}">${style.text}</style>
</head>
<body>
<div id="report">${withoutScript(safe)}</div>
<script type="application/json" id="drift">${jsonForScript(safe)}</script>
<script>${script.text}</script>
</body>
</html>
`;
}

/** Nothing but this script and this style; pictures only from the document itself: the icon. */
function policyFor(script: ReportPart, style: ReportPart): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${script.sha256}'`,
    `style-src 'sha256-${style.sha256}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="none" stroke="#1d5bb8" stroke-width="2" d="M1 13 6 8l3 3 6-8"/></svg>';

/** The graph library adds a style of its own where there is none of this id, and the policy would refuse it. Ours holds that rule. */
const styleId = '__________cytoscape_stylesheet';

/** Names and messages may hold control characters, marks that turn the direction of writing, and credentials. */
function withSafeTexts(drift: Drift): Drift {
  return JSON.parse(JSON.stringify(drift, (_, value: unknown) => (typeof value === 'string' ? safeText(value) : value))) as Drift;
}

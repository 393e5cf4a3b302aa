import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';

/** What every tool here promises: it reads this repository, changes nothing, and asks nobody outside. */
export function reading(title: string): ToolAnnotations {
  return { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
}

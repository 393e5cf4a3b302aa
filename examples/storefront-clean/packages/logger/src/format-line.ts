export type Level = 'info' | 'warn' | 'error';

const hidden = new Set(['authorization', 'cardNumber', 'password', 'token']);

/** One JSON line; fields that must not reach a log are blanked. */
export function formatLine(level: Level, service: string, message: string, fields: Record<string, unknown>): string {
  const safe = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, hidden.has(key) ? '[hidden]' : value]));
  return JSON.stringify({ time: new Date().toISOString(), level, service, message, ...safe });
}

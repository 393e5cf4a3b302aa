import { formatLine, type Level } from './format-line';

export interface Logger {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

export function createLogger(service: string): Logger {
  const write = (level: Level) => (message: string, fields: Record<string, unknown> = {}): void => {
    process.stdout.write(`${formatLine(level, service, message, fields)}\n`);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

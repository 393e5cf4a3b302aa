import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** The log of the client, where everything goes that is no answer. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** Shown to the user as well as logged. */
  tell(message: string): void;
  error(what: string, error: unknown): void;
}

/** The log at the other end of a connection. */
export function logOf(connection: Connection): Log {
  const { console: logger } = connection;
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    tell: (message) => {
      logger.warn(message);
      // Not by a request: nothing waits for an answer.
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }).catch(() => undefined);
    },
    error: (what, error) => logger.error(`${what}\n${error instanceof Error ? error.stack ?? error.message : String(error)}`),
  };
}

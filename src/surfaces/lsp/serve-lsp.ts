import { ErrorCodes, type WatchDog, createConnection } from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';
import { answer } from './answer.ts';
import type { ServerSettings } from './editor.ts';
import { frames } from './frames.ts';
import { type Log, logOf } from './log.ts';

export type { ServerSettings } from './editor.ts';

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The process that the client runs in, where the command line tells it; else the client may. */
  readonly clientProcess?: number;
  /** Takes where errors go that nobody caught. */
  report?(log: Pick<Log, 'error'>): void;
}

/** Milliseconds between two looks whether the client still runs. */
const pulse = 2_000;

/**
 * Speaks the Language Server Protocol over two streams until the client ends it, goes away or dies. Gives the exit code that the protocol
 * asks for: 0 after `shutdown`, else 1. Nothing that a client sends, and nothing in a repository, ends it.
 */
export async function serveLsp({ input, output, clientProcess, report }: Streams, settings: ServerSettings): Promise<0 | 1> {
  let end: (code: 0 | 1) => void = () => undefined;
  const ended = new Promise<0 | 1>((settle) => (end = settle));
  let timer: NodeJS.Timeout | undefined;
  const follow = (id: number): void => {
    clearInterval(timer);
    timer = setInterval(() => {
      if (!runs(id)) end(watchDog.shutdownReceived ? 0 : 1);
    }, pulse);
  };
  const watchDog: WatchDog = {
    shutdownReceived: false,
    initialize: ({ processId }) => {
      if (typeof processId === 'number') follow(processId);
    },
    exit: (code) => end(code === 0 ? 0 : 1),
  };
  if (clientProcess !== undefined) follow(clientProcess);
  const gone = (): void => end(watchDog.shutdownReceived ? 0 : 1);
  input.on('end', gone).on('close', gone).on('error', gone);
  output.on('close', gone).on('error', gone);
  const refuse = (what: string): void => void refused(what);
  const messages = frames(refuse);
  input.pipe(messages);
  const reader = new StreamMessageReader(messages);
  const writer = new StreamMessageWriter(output);
  const connection = createConnection((logger) => createProtocolConnection(reader, writer, logger), watchDog);
  // What is no JSON has no id that could be answered; the protocol has an answer for that.
  const refused = (message: string): Promise<void> => (
    writer.write({ jsonrpc: '2.0', id: null, error: { code: ErrorCodes.ParseError, message } } as Parameters<typeof writer.write>[0]).catch(gone)
  );
  reader.onError(({ message }) => refuse(message));
  const log = logOf(connection);
  report?.(log);
  const session = answer(connection, { ...settings, rules: await settings.rules() }, { log, isShutDown: () => watchDog.shutdownReceived });
  connection.listen();
  const code = await ended;
  clearInterval(timer);
  session.close();
  // The connection is left as it is: what is answered at this moment may still be written, and one that is disposed would throw.
  input.unpipe(messages);
  return code;
}

function runs(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of somebody else is one that runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

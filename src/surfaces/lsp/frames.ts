import { Transform } from 'node:stream';

/** What stands in front of a message is a few dozen bytes; more than these without an end is none. */
const longestHeader = 16_384;
/** No message is larger; a header that says so would have the server wait for ever. */
const longestBody = 1 << 30;

/**
 * Passes messages on, each behind a header that is whole. What is no header is told and dropped, and reading goes on at the next one: the
 * reader of the protocol would take all that follows for the wrong part of a message.
 */
export function frames(fault: (what: string) => void): Transform {
  let head = '';
  let left = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let at = 0;
      while (at < chunk.length) {
        if (left > 0) {
          const body = chunk.subarray(at, at + left);
          this.push(body);
          left -= body.length;
          at += body.length;
          continue;
        }
        // One byte a character, so that offsets are those of the chunk.
        const text = head + chunk.toString('latin1', at);
        const end = text.indexOf('\r\n\r\n');
        if (end === -1) {
          head = text.length > longestHeader ? text.slice(-100) : text;
          break;
        }
        at += end + 4 - head.length;
        const header = text.slice(0, end);
        head = '';
        const length = lengthIn(header);
        if (length === undefined || !/^content-/i.test(header)) fault(`This is no header of a message: ${header.slice(-200)}`);
        if (length === undefined) continue;
        left = length;
        this.push(Buffer.from(`Content-Length: ${length}\r\n\r\n`));
      }
      done();
    },
  });
}

/** The last length that is told: what stands before it belongs to something that was cut off. */
function lengthIn(header: string): number | undefined {
  const told = [...header.matchAll(/content-length:[ \t]*(\d{1,10})[ \t]*(?=\r\n|$)/gi)].at(-1)?.[1];
  const length = Number(told);
  return told === undefined || length === 0 || length > longestBody ? undefined : length;
}

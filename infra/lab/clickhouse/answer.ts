import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, createGzip } from 'node:zlib';
import { type EngineError, statusOf } from './engine-error.ts';

/** Writes one answer as a ClickHouse server does. */
export interface Answer {
  /** Sends the headers; what goes wrong from here on goes into the body. */
  begin(format: string, summary?: Readonly<Record<string, string>>): void;
  /** Resolves when more may be written, false when the client is gone. */
  write(part: Buffer): Promise<boolean>;
  /** Sends what was written so far: the answer has begun for its reader too. */
  flush(): Promise<void>;
  end(): Promise<void>;
  /** As a status and a body, or after the part that was sent. */
  fail(error: EngineError): Promise<void>;
  /** Closes the connection without an end. */
  cut(): void;
}

/** A server cuts what it says in mid-stream, in characters here. */
const LONGEST_EXCEPTION = 8000;

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^JSON.*EachRow/, 'application/x-ndjson; charset=UTF-8'],
  [/^JSON/, 'application/json; charset=UTF-8'],
  [/^(?:TabSeparated|TSV)/, 'text/tab-separated-values; charset=UTF-8'],
  [/^CSV/, 'text/csv; charset=UTF-8'],
  [/^(?:Native|RowBinary|Arrow|Parquet|ORC|Avro)/, 'application/octet-stream'],
];

export function createAnswer(
  response: ServerResponse,
  options: { readonly queryId: string; readonly gzip: boolean; readonly timezone: string },
): Answer {
  const tag = randomBytes(12).toString('base64url').slice(0, 16);
  const gzip = options.gzip ? createGzip({ level: 3 }) : undefined;
  const body = gzip ?? response;
  // A client that goes away is no fault of the server.
  response.on('error', () => {});
  gzip?.on('error', () => {});
  const gone = () => response.destroyed || response.socket?.destroyed !== false;
  const headers = (format: string) => {
    response.setHeader('X-ClickHouse-Query-Id', headerText(options.queryId));
    response.setHeader('X-ClickHouse-Timezone', options.timezone);
    response.setHeader('X-ClickHouse-Format', headerText(format));
    response.setHeader('X-ClickHouse-Exception-Tag', tag);
  };
  const flushed = async () => {
    if (gzip) await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, resolve));
    await nextTurn();
  };
  const ended = async () => {
    if (!response.closed && !response.writableFinished)
      await once(response, 'close').catch(() => {});
  };

  return {
    begin(format, summary) {
      if (response.headersSent || gone()) return;
      headers(format);
      response.setHeader(
        'Content-Type',
        TYPES.find(([pattern]) => pattern.test(format))?.[1] ?? 'text/plain; charset=UTF-8',
      );
      if (summary) response.setHeader('X-ClickHouse-Summary', JSON.stringify(summary));
      if (gzip) {
        response.setHeader('Content-Encoding', 'gzip');
        gzip.pipe(response, { end: false });
        gzip.once('end', () => response.end());
      }
    },
    async write(part) {
      if (gone()) return false;
      if (!body.write(part)) {
        const drained = once(body, 'drain');
        await Promise.race([drained, once(response, 'close')]).catch(() => {});
      }
      return !gone();
    },
    async flush() {
      if (gone()) return;
      response.flushHeaders();
      await flushed();
    },
    async end() {
      if (gone()) return;
      body.end();
      await ended();
    },
    async fail(error) {
      if (gone()) return;
      if (!response.headersSent) {
        gzip?.unpipe();
        response.removeHeader('Content-Encoding');
        headers('TabSeparated');
        response.setHeader('X-ClickHouse-Exception-Code', String(error.code));
        response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
        response.statusCode = statusOf(error.code);
        response.end(`${error.message}\n`);
        return await ended();
      }
      const message = `${error.message.slice(0, LONGEST_EXCEPTION)}\n`;
      const mark = '__exception__';
      const size = Buffer.byteLength(message);
      const last = `\r\n${mark}\r\n${tag}\r\n${message}${size} ${tag}\r\n${mark}\r\n`;
      // As a server does: no last chunk and no end of the gzip stream, so that a client which reads
      // no marks sees a broken answer.
      body.write(last);
      await flushed();
      response.socket?.destroySoon();
      await ended();
    },
    cut: () => void response.socket?.destroy(),
  };
}

/** A header's value takes no control characters. */
function headerText(text: string): string {
  return encodeURI(text.slice(0, 200).replace(/[^\x20-\x7e]/g, '?')).replaceAll('%20', ' ');
}

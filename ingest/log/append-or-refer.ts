import { createHash } from 'node:crypto';
import { type EventLog, type LogRecord, type Position, RecordTooLarge } from './event-log.ts';

/** Header of a delivery that stands for one the log could not take; its value is that one's size in bytes. */
export const TOO_LARGE_HEADER = 'throughline-too-large';

export interface Appended {
  readonly positions: readonly Position[];
  /** Records that the log never takes; a reference to each stands in their place. */
  readonly tooLarge: readonly LogRecord[];
}

/**
 * Appends records. In place of one that is larger than the log takes goes a reference to it (size and
 * SHA-256), so that it is not forgotten: it becomes a bad row, and the line goes on.
 */
export async function appendOrRefer(
  log: Pick<EventLog, 'append'>,
  records: readonly LogRecord[],
): Promise<Appended> {
  const tooLarge: LogRecord[] = [];
  let rest = records;
  for (;;) {
    try {
      return { positions: await log.append(rest), tooLarge };
    } catch (error) {
      // A reference that is too large itself is no record of ours.
      if (!(error instanceof RecordTooLarge) || !records.includes(error.record)) throw error;
      const large = error.record;
      tooLarge.push(large);
      rest = rest.map((record) => (record === large ? referenceTo(large) : record));
    }
  }
}

function referenceTo({ key, delivery }: LogRecord): LogRecord {
  const bytes = delivery.body.byteLength;
  const sha256 = createHash('sha256').update(delivery.body).digest('hex');
  const body = new TextEncoder().encode(JSON.stringify({ bytes, sha256 }));
  const headers = { ...delivery.headers, [TOO_LARGE_HEADER]: String(bytes) };
  return { key, delivery: { ...delivery, headers, body } };
}

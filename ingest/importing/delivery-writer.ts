import type { RawDelivery } from '../contract/delivery.ts';
import { deterministicId } from '../contract/ids.ts';
import type { Micros } from '../contract/time.ts';
import { LINE_HEADERS, lineHeaders } from './file-lines.ts';
import type { FileRecord } from './file-record.ts';
import { isWithin, joined, NOTHING, type RecordSize } from './record-size.ts';

export interface DeliveryOptions {
  readonly source: string;
  readonly account: string;
  readonly receivedAt: Micros;
  readonly importId: string;
}

/** Numbers the deliveries of one import and gathers records into the next. */
export class DeliveryWriter {
  readonly #options: DeliveryOptions;
  readonly #most: RecordSize;
  #index = 0;
  #bytes: Uint8Array[] = [];
  #lines: number[] = [];
  #size: RecordSize = NOTHING;

  /** @param most what one delivery takes. */
  constructor(options: DeliveryOptions, most: RecordSize) {
    this.#options = options;
    this.#most = most;
  }

  /** True when so much more fits into the delivery being gathered; an empty one takes any. */
  fits(size: RecordSize): boolean {
    return this.#bytes.length === 0 || isWithin(joined(this.#size, size), this.#most);
  }

  add(record: Pick<FileRecord, 'bytes' | 'line'>, size: RecordSize): void {
    this.append(record.bytes, [record.line], size);
  }

  /** Records that are joined by line feeds already, with the line of each. */
  append(bytes: Uint8Array, lines: readonly number[], size: RecordSize): void {
    this.#size = this.#bytes.length === 0 ? size : joined(this.#size, size);
    this.#bytes.push(bytes);
    for (const line of lines) this.#lines.push(line);
  }

  /** The delivery gathered so far, if any, and begins the next. */
  *take(headers: Readonly<Record<string, string>> = {}): Generator<RawDelivery> {
    if (this.#bytes.length === 0) return;
    const body = join(this.#bytes, this.#size.bytes);
    const lines = this.#lines;
    this.#bytes = [];
    this.#lines = [];
    this.#size = NOTHING;
    yield this.make(body, lines, headers);
  }

  make(
    body: Uint8Array,
    lines: readonly number[],
    headers: Readonly<Record<string, string>> = {},
  ): RawDelivery {
    const { source, account, receivedAt, importId } = this.#options;
    return {
      id: deterministicId('delivery', importId, this.#index++),
      source,
      account,
      endpoint: 'import',
      receivedAt,
      headers: { [LINE_HEADERS.importId]: importId, ...lineHeaders(lines), ...headers },
      query: '',
      body,
    };
  }
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const body = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    if (at > 0) body[at++] = 10;
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}

import type { RawDelivery } from '../contract/delivery.ts';
import { deterministicId } from '../contract/ids.ts';
import type { Micros } from '../contract/time.ts';
import { LINE_HEADERS, lineHeaders } from './file-lines.ts';
import type { FileRecord } from './file-record.ts';

export interface DeliveryOptions {
  readonly source: string;
  readonly account: string;
  readonly receivedAt: Micros;
  readonly importId: string;
}

/** Numbers the deliveries of one import and gathers records into the next. */
export class DeliveryWriter {
  readonly #options: DeliveryOptions;
  readonly #maxBytes: number;
  #index = 0;
  #bytes: Uint8Array[] = [];
  #lines: number[] = [];
  #size = 0;

  constructor(options: DeliveryOptions, maxBytes: number) {
    this.#options = options;
    this.#maxBytes = maxBytes;
  }

  /** True when so many more bytes fit into the delivery being gathered; an empty one takes any. */
  fits(size: number): boolean {
    return this.#size === 0 || this.#size + 1 + size <= this.#maxBytes;
  }

  add(record: Pick<FileRecord, 'bytes' | 'line'>): void {
    this.append(record.bytes, [record.line]);
  }

  /** Records that are joined by line feeds already, with the line of each. */
  append(bytes: Uint8Array, lines: readonly number[]): void {
    this.#size += bytes.length + (this.#size > 0 ? 1 : 0);
    this.#bytes.push(bytes);
    for (const line of lines) this.#lines.push(line);
  }

  /** The delivery gathered so far, if any, and begins the next. */
  *take(headers: Readonly<Record<string, string>> = {}): Generator<RawDelivery> {
    if (this.#bytes.length === 0) return;
    const body = join(this.#bytes, this.#size);
    const lines = this.#lines;
    this.#bytes = [];
    this.#lines = [];
    this.#size = 0;
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

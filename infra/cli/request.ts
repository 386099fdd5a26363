export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RequestOptions {
  /** Parameters that are undefined are left out; several values of one are repeated. */
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  /** Media type of bytes; that of any file by default. */
  readonly type?: string;
  /** Bytes are streamed as they are; an object is sent as JSON. */
  readonly body?: AsyncIterable<Uint8Array> | Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  readonly headers?: Readonly<Record<string, number | string | string[] | undefined>>;
  /** @throws SyntaxError when the body is not JSON. */
  json(): unknown;
}

/** Asks the product, wherever it runs. */
export interface Client {
  /** `http` when another process answers. */
  readonly way: 'http' | 'in-process';
  /** Address of the pages, where a server shows them. */
  readonly page?: string;
  request(method: Method, path: string, options?: RequestOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** `?a=1&b=2`, or nothing. */
export function queryText(query: RequestOptions['query'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of value === undefined ? [] : [value].flat())
      parameters.append(name, String(one));
  const text = parameters.toString();
  return text && `?${text}`;
}

export function isStream(body: RequestOptions['body']): body is AsyncIterable<Uint8Array> {
  return body !== undefined && Symbol.asyncIterator in body;
}

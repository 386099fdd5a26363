import { type ClickHouseClient, type ClickHouseError, createClient } from '@clickhouse/client';
import type { ClickHouseServer } from './clickhouse-server.ts';

type Options = NonNullable<Parameters<typeof createClient>[0]>;

/** What the tests of the server ask it with. */
export interface TestClients {
  readonly client: ClickHouseClient;
  open(options?: Options): ClickHouseClient;
  rows<Row>(
    query: string,
    parameters?: Record<string, unknown>,
    from?: ClickHouseClient,
  ): Promise<Row[]>;
  /** A request without a client that would mend it. */
  raw(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export function testClients(server: ClickHouseServer): TestClients {
  const opened: ClickHouseClient[] = [];
  function open(options: Options = {}): ClickHouseClient {
    const { url, username, password } = server;
    // What goes wrong in a test is expected, and told by the error itself.
    const client = createClient({ url, username, password, log: { level: 127 }, ...options });
    opened.push(client);
    return client;
  }
  const client = open();
  return {
    client,
    open,
    async rows(query, parameters, from = client) {
      const query_params = parameters && { query_params: parameters };
      return await (await from.query({ query, format: 'JSONEachRow', ...query_params })).json();
    },
    async raw(path, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('authorization'))
        headers.set('authorization', `Basic ${btoa(`${server.username}:${server.password}`)}`);
      return await fetch(server.url + path, { ...init, headers });
    },
    async close() {
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}

/** What the work fails with; throws when it does not fail. */
export async function failure(work: Promise<unknown>): Promise<ClickHouseError> {
  try {
    await work;
  } catch (error) {
    return error as ClickHouseError;
  }
  throw new Error('it was to fail');
}

import { mkdirSync } from 'node:fs';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { clickhouseWarehouse, SESSION_SETTINGS } from './clickhouse-warehouse.ts';
import { connection } from './connection.ts';
import { serially } from './serially.ts';
import { type Warehouse, WarehouseUnavailable } from './warehouse.ts';
import { withoutLeftovers } from './without-leftovers.ts';

type ClientConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

const READERS = 2;

/**
 * Opens ClickHouse inside this process on a folder. One process holds a folder at a time, and one
 * process opens one folder; several databases can live in it.
 */
export async function openEmbeddedWarehouse(options: {
  path: string;
  database?: string;
}): Promise<Warehouse> {
  const database = options.database ?? 'throughline';
  if (!/^[a-z][a-z0-9_]*$/.test(database)) throw new Error(`Not a database name: ${database}`);
  mkdirSync(options.path, { recursive: true });
  const connect = async () => {
    const chdb = createChdbConnection({ path: options.path });
    // chDB implements the client's connection; only its optional members are declared more loosely.
    const client = createClient({ connection: chdb as unknown as ClientConnection });
    for (const [name, value] of Object.entries(SESSION_SETTINGS)) {
      await client.command({ query: `SET ${name} = ${value}` });
    }
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
    await client.command({ query: `USE ${database}` });
    return serially(withoutLeftovers(connection(client)));
  };
  try {
    const writer = await connect();
    const readers = await Promise.all(Array.from({ length: READERS }, connect));
    return clickhouseWarehouse({
      writer,
      readers,
      // Each connection of the engine has temporary tables of its own.
      session: connect,
      // The statements of a process die with it.
      abandon: async () => {},
      close: async () => {
        await Promise.all([writer, ...readers].map((each) => each.close()));
      },
    });
  } catch (error) {
    throw new WarehouseUnavailable(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

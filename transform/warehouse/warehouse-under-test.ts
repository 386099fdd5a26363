import { afterAll, beforeAll } from 'vitest';
import type { ReadLimits } from './read-queue.ts';
import { type Deadlines, row, type Session, type Warehouse } from './warehouse.ts';

export interface WarehouseUnderTest {
  readonly warehouse: Warehouse;
  /** Ends what `open` started. */
  dispose(): Promise<void>;
}

export interface TestedOptions {
  readonly deadlines?: Partial<Deadlines>;
  readonly readLimits?: ReadLimits;
}

export type OpenUnderTest = (options?: TestedOptions) => Promise<WarehouseUnderTest>;

let made = 0;

/** A warehouse for the tests of one `describe`, opened before them, with what they do to it. */
export function warehouseUnderTest(open: OpenUnderTest, options?: TestedOptions) {
  let opened: WarehouseUnderTest;
  beforeAll(async () => {
    opened = await open(options);
  });
  afterAll(() => opened?.dispose());

  return {
    get warehouse() {
      return opened.warehouse;
    },
    /** Makes a table of its own and returns its name. */
    async table(columns: string, engine = 'MergeTree ORDER BY tuple()'): Promise<string> {
      made += 1;
      const own = `contract_${made}`;
      await opened.warehouse.run(`CREATE TABLE ${own} (${columns}) ENGINE = ${engine}`);
      return own;
    },
    async inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
      const session = await opened.warehouse.session('contract');
      try {
        return await work(session);
      } finally {
        await session.close();
      }
    },
    async countOf(sql: string): Promise<number> {
      const reader = opened.warehouse.reader();
      return Number((await row<{ n: string }>(reader, `SELECT count() AS n FROM ${sql}`)).n);
    },
  };
}

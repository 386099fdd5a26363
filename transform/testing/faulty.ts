import type { Parameters, Session, Warehouse } from '../warehouse/warehouse.ts';
import { asWritten } from './as-written.ts';

/** A statement that fails on certain rows, every time, as a value fails that the engine cannot work with. */
export interface Fault {
  /** What the statement begins with. */
  readonly statement: string;
  /** Stands after FROM, and has rows where the statement would touch the bad ones. Sees its parameters. */
  readonly on: string;
}

/** The warehouse with faults in its sessions; the list may change meanwhile. */
export function faulty(warehouse: Warehouse, faults: readonly Fault[]): Warehouse {
  const failing = (session: Session): Session => ({
    ...session,
    async run(sql: string, parameters?: Parameters) {
      for (const { statement, on } of faults) {
        if (!asWritten(sql).startsWith(statement)) continue;
        const rows = await session.rows(`SELECT 1 FROM ${on} LIMIT 1`, parameters);
        if (rows.length > 0) throw new Error('Decimal math overflow');
      }
      await session.run(sql, parameters);
    },
  });
  return { ...warehouse, session: async (work) => failing(await warehouse.session(work)) };
}

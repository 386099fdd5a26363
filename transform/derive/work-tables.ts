import type { Writer } from '../warehouse/warehouse.ts';

const LAY_OUT = /^CREATE TEMPORARY TABLE IF NOT EXISTS (\w+)\s+(\(.*)$/s;
const EMPTY = /^TRUNCATE TABLE (\w+)$/;
const FILL = /^INSERT INTO (\w+)\s+(?=SELECT|WITH)/;

/**
 * What is in the work tables of a session: `stale` is what a statement has emptied and nobody has read
 * since, so that the rows of before may still lie there.
 */
type State = 'empty' | 'filled' | 'stale';

/** A writer of a session with work tables. */
export interface WorkWriter extends Writer {
  /** Whether it is known, without asking, that nothing is in a work table. */
  isEmpty(table: string): boolean;
  /** Empties these tables now, so that their memory is given back. */
  free(tables: readonly string[]): Promise<void>;
}

/**
 * The work tables of a session. Emptying all of them before each derivation would be as many statements
 * as filling them. So a TRUNCATE is only noted, and made good by the next statement on the table: one
 * that fills it replaces the table, one that reads it finds it emptied. A statement may always count on
 * what those before it have said.
 */
export class WorkTables {
  readonly #columns: ReadonlyMap<string, string>;
  readonly #states = new Map<string, State>();

  /** @param layOut statements that make the tables. */
  constructor(layOut: readonly string[]) {
    this.#columns = new Map(
      layOut.map((statement) => {
        const [, table, columns] = LAY_OUT.exec(statement)!;
        return [table!, columns!];
      }),
    );
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()];
  }

  /** To be called once the tables are made anew. */
  areNew(): void {
    this.#states.clear();
  }

  /** A writer of the session, through which all its statements on work tables go. */
  through(writer: Writer): WorkWriter {
    const empty = async (table: string) => {
      await writer.run(`TRUNCATE TABLE ${table}`);
      this.#states.set(table, 'empty');
    };
    const ready = async (sql: string) => {
      for (const table of this.#named(sql)) if (this.#state(table) === 'stale') await empty(table);
    };
    const state = (table: string) => this.#state(table);
    return {
      isEmpty: (table) => this.#columns.has(table) && state(table) !== 'filled',
      async free(tables) {
        for (const table of tables) if (state(table) !== 'empty') await empty(table);
      },
      run: async (sql, parameters) => {
        const [, emptied] = EMPTY.exec(sql) ?? [];
        if (emptied !== undefined && this.#columns.has(emptied)) {
          if (this.#state(emptied) === 'filled') this.#states.set(emptied, 'stale');
          return;
        }
        const [head = '', filled = ''] = FILL.exec(sql) ?? [];
        const rows = sql.slice(head.length);
        await ready(rows);
        const columns = this.#columns.get(filled);
        if (columns !== undefined && this.#state(filled) === 'stale') {
          // One that fails may leave anything: the table stays stale.
          const replace = `CREATE OR REPLACE TEMPORARY TABLE ${filled} ${columns} AS ${rows}`;
          await writer.run(replace, parameters);
          this.#states.set(filled, 'filled');
          return;
        }
        if (columns !== undefined) this.#states.set(filled, 'filled');
        await writer.run(sql, parameters);
      },
      insert: async (table, columns, rows) => {
        await ready(table);
        if (this.#columns.has(table)) this.#states.set(table, 'filled');
        await writer.insert(table, columns, rows);
      },
      rows: async (sql, parameters) => {
        await ready(sql);
        return writer.rows(sql, parameters);
      },
      columns: async (sql, parameters) => {
        await ready(sql);
        return writer.columns(sql, parameters);
      },
    };
  }

  #state(table: string): State {
    return this.#states.get(table) ?? 'empty';
  }

  #named(sql: string): readonly string[] {
    return (sql.match(/\bwork_\w+/g) ?? []).filter((word) => this.#columns.has(word));
  }
}

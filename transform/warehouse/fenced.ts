import type { Writer } from './warehouse.ts';

/** What was to be written is another process's to write now: nothing is wrong, and nothing is to be tried again. */
export class Fenced extends Error {
  override readonly name = 'Fenced';
}

/**
 * The writer, with a question before each statement.
 * @param refusal why this process may no longer write; undefined while it may.
 * @throws Fenced from the first statement on that may not be made.
 */
export function fenced(writer: Writer, refusal: () => string | undefined): Writer {
  const ask = () => {
    const why = refusal();
    if (why !== undefined) throw new Fenced(why);
  };
  return {
    async run(sql, parameters) {
      ask();
      await writer.run(sql, parameters);
    },
    async insert(table, columns, rows) {
      ask();
      await writer.insert(table, columns, rows);
    },
    async rows(sql, parameters) {
      ask();
      return writer.rows(sql, parameters);
    },
    async columns(sql, parameters) {
      ask();
      return writer.columns(sql, parameters);
    },
  };
}

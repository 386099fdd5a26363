import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Warehouse, Writer } from '@throughline/transform/warehouse/warehouse';

/** What a process was doing when it died. */
export type Phase = 'starting' | 'accepting' | 'loading' | 'deriving';

const WIDTH = 16;

/**
 * Writes the phase of a process into a file at each step. What a process has written the system keeps,
 * so that the last entry outlives a SIGKILL.
 */
export class FlightRecorder {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
    this.note('starting');
  }

  note(phase: Phase): void {
    writeSync(this.#file, phase.padEnd(WIDTH), 0);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Phase that was noted last; a process that wrote none was starting. */
export function lastPhase(path: string): Phase {
  try {
    return (readFileSync(path, 'utf8').trim() || 'starting') as Phase;
  } catch {
    return 'starting';
  }
}

/** Called around each statement of the writing connection with its number, from 1 in either stage. */
export interface StatementHook {
  before(starting: boolean, count: number): void;
  after(starting: boolean, count: number): void;
}

/** The warehouse with every statement of its writing connections noted and counted. */
export function recordedWarehouse(
  warehouse: Warehouse,
  recorder: FlightRecorder,
  isStarted: () => boolean,
  hook: StatementHook,
): Warehouse {
  const counts = { starting: 0, working: 0 };
  let running = 0;
  const noted = async <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    const starting = !isStarted();
    const number = ++counts[starting ? 'starting' : 'working'];
    if (!starting) recorder.note(phaseOf(sql));
    running += 1;
    hook.before(starting, number);
    try {
      return await work();
    } finally {
      hook.after(starting, number);
      running -= 1;
      if (running === 0 && isStarted()) recorder.note('accepting');
    }
  };
  const recorded = (writer: Writer): Writer => ({
    rows: (sql, parameters) => noted(sql, () => writer.rows(sql, parameters)),
    columns: (sql, parameters) => noted(sql, () => writer.columns(sql, parameters)),
    run: (sql, parameters) => noted(sql, () => writer.run(sql, parameters)),
    insert: (table, columns, rows) => noted(table, () => writer.insert(table, columns, rows)),
  });
  return {
    ...recorded(warehouse),
    async session(work) {
      const session = await warehouse.session(work);
      return { ...session, ...recorded(session) };
    },
    abandon: (work) => warehouse.abandon(work),
    reader: (asker) => warehouse.reader(asker),
    unanswered: (work) => warehouse.unanswered(work),
    stuck: warehouse.stuck,
    close: () => warehouse.close(),
  };
}

/** The loader works on staging tables and writes the books; every other statement is the deriver’s. */
function phaseOf(sql: string): Phase {
  return /\bstage_\w|^(bad_rows|deliveries)$/.test(sql) ? 'loading' : 'deriving';
}

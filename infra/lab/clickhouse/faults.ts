import { z } from 'zod';

const count = z.number().int().min(0);

/** What goes wrong at will. Each order replaces the one before; `{}` ends them all. */
export const Faults = z.strictObject({
  /** Each statement waits so long before it runs. */
  delayMs: count.optional(),
  /** Connections are accepted and closed. */
  refuse: z.boolean().optional(),
  /** The next n statements run, and the connection is closed in the middle of the answer. */
  cut: count.optional(),
  /** The next n SELECTs end with an exception after the first part of their answer. */
  midStream: count.optional(),
  /** The next `times` statements (that contain a text) fail with this code of the engine, and do not run. */
  error: z
    .strictObject({
      code: z.number().int().positive(),
      times: count,
      containing: z.string().default(''),
    })
    .optional(),
  /** What `version()` says. */
  version: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
});
export type Faults = z.input<typeof Faults>;

export interface FaultState {
  order(faults: Faults): void;
  readonly refuse: boolean;
  readonly delayMs: number;
  readonly version: string | undefined;
  /** Takes one of the ordered times, if there is one left. */
  takeCut(): boolean;
  takeMidStream(): boolean;
  takeError(sql: string): number | undefined;
}

export function createFaults(): FaultState {
  let now: Faults = {};
  let errors = 0;
  let cuts = 0;
  let breaks = 0;
  return {
    order(faults) {
      now = faults;
      errors = faults.error?.times ?? 0;
      cuts = faults.cut ?? 0;
      breaks = faults.midStream ?? 0;
    },
    get refuse() {
      return now.refuse ?? false;
    },
    get delayMs() {
      return now.delayMs ?? 0;
    },
    get version() {
      return now.version;
    },
    takeCut: () => cuts > 0 && cuts-- > 0,
    takeMidStream: () => breaks > 0 && breaks-- > 0,
    takeError(sql) {
      if (errors === 0 || !now.error || !sql.includes(now.error.containing ?? '')) return undefined;
      errors -= 1;
      return now.error.code;
    },
  };
}

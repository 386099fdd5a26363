import { attribution } from './attribution.ts';
import type { Bench } from './bench.ts';
import { coldStart } from './cold-start.ts';
import { derivation } from './derivation.ts';
import { distributedLine } from './distributed/distributed-line.ts';
import { distributedSteady } from './distributed/distributed-steady.ts';
import { workers } from './distributed/workers.ts';
import { finance } from './finance/finance.ts';
import { fullLine } from './full-line.ts';
import { fullLineSteady } from './full-line-steady.ts';
import { ingest } from './ingest.ts';
import { page } from './page.ts';
import { planning } from './planning.ts';
import { rebuild } from './rebuild.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { simulated } from './simulated/simulated.ts';
import { warehouseLoad } from './warehouse-load.ts';

/** In the order in which they run and are printed. */
export const BENCHES: readonly Bench[] = [
  ingest,
  fullLine,
  fullLineSteady,
  warehouseLoad,
  rules,
  attribution,
  planning,
  simulated,
  rebuild,
  derivation,
  report,
  finance,
  coldStart,
  page,
  distributedLine,
  distributedSteady,
  workers,
];

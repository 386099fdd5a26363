import type { Bench } from './bench.ts';
import { startEmbeddedLine } from './embedded-line.ts';
import { steadyRows } from './steady.ts';

const TARGETS = { rate: 10_000, freshness: 3000, acknowledged: 50 };

export const fullLineSteady: Bench = {
  name: 'full-line-steady',
  title: 'Full line: a constant load',
  target:
    '10 k events/s for ten minutes: p95 freshness < 3 s, acknowledged p99 < 50 ms; memory flat: median of the second half ≤ 110 % of the median of the second to fifth tenth',
  limit:
    'processor time: the process takes 1.8 of the 2 cores at this rate. By thread: statements of loads and derivations 0.65, the engine’s pools and merges 0.4, the collector’s thread 0.3, mapping 0.2. A derivation asks some fifty statements in 1.2 s, of which each costs some milliseconds of analysis however few rows it moves, and an event waits for two of them at worst. Both grow with the store: six million events lie in it after ten minutes. Within the collector the log takes 20–36 ms (p99) and the event loop is late by 15 ms (p99); requests that wait longer do so in the first second, and where load and engine share the cores.',
  async run(context) {
    const line = await startEmbeddedLine(context, 'full-line-steady');
    try {
      return await steadyRows(context, line, TARGETS);
    } finally {
      await line.close();
    }
  },
};

import type { Bench } from './bench.ts';
import { startEmbeddedLine } from './embedded-line.ts';
import { steadyRows } from './steady.ts';

const TARGETS = { rate: 10_000, freshness: 3000, acknowledged: 50 };

export const fullLineSteady: Bench = {
  name: 'full-line-steady',
  title: 'Full line: ten minutes of constant load',
  target:
    '10 k events/s: p95 freshness < 3 s, acknowledged p99 < 50 ms; memory flat: median of the second half ≤ 110 % of the median of minutes 2 to 5',
  limit: 'TO BE SAID',
  async run(context) {
    const line = await startEmbeddedLine(context, 'full-line-steady');
    try {
      return await steadyRows(context, line, TARGETS);
    } finally {
      await line.close();
    }
  },
};

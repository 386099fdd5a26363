import type { Bench } from '../bench.ts';
import { steadyRows } from '../steady.ts';
import { startDistributedLine } from './line.ts';

const TARGETS = { rate: 5000, freshness: 5000, acknowledged: 50 };

export const distributedSteady: Bench = {
  name: 'distributed-steady',
  title: 'Kafka and a ClickHouse server: a constant load',
  target:
    '5 k events/s for ten minutes: p95 freshness < 5 s; memory of each process flat: median of the second half ≤ 110 % of the median of the second to fifth tenth',
  limit:
    'processor time that five processes share: by share ClickHouse takes half of it; a derivation sends some fifty statements, of which each costs 3–4 ms of the worker’s and 4–8 ms of the server’s processor time however small it is.',
  async run(context) {
    const line = await startDistributedLine(context);
    try {
      return await steadyRows(context, line, TARGETS);
    } finally {
      await line.close();
    }
  },
};

import type { Bench } from './bench.ts';
import { filledFolder } from './filled-folder.ts';
import { median } from './statistics.ts';
import { count, gibibytes, seconds } from './units.ts';

export const rebuild: Bench = {
  name: 'rebuild',
  title: 'Full rebuild',
  target: '10 M events, all models: < 30 s, < 4 GiB',
  limit:
    'by statement (CPU seconds of 65 to 74): credit 13–18, entity states 7–11, visits 7–8, events of people 6–7, entities and refunds of people 8, the ledger 5. Wall time is about the CPU time, so most statements keep one core busy and not two.',
  async run(context) {
    const { events, orders, rebuilds } = await filledFolder(context);
    const took = median(rebuilds.map(({ ms }) => ms));
    const peak = Math.max(...rebuilds.map((one) => one.peak));
    const detail = `${count(events)} events of ${count(events / 10)} devices in ${count(events / 4)} sessions, ${count(orders)} orders`;
    return [
      {
        what: 'time of a rebuild',
        measured: seconds(took),
        target: '< 30 s',
        ...(!context.quick && { met: took < 30_000 }),
        detail: `${detail}; ${rebuilds.map(({ ms }) => seconds(ms)).join(', ')}; the six rule models`,
      },
      {
        what: 'peak memory of the process',
        measured: gibibytes(peak),
        target: '< 4 GiB',
        ...(!context.quick && { met: peak < 4 * 2 ** 30 }),
        detail: `${gibibytes(rebuilds[0]!.before)} before the first`,
      },
    ];
  },
};

import type { Bench } from './bench.ts';
import { filledFolder } from './filled-folder.ts';
import { median } from './statistics.ts';
import { count, gibibytes, seconds } from './units.ts';

export const rebuild: Bench = {
  name: 'rebuild',
  title: 'Full rebuild',
  target: '10 M events, all rule models: < 20 s, < 4 GiB',
  limit:
    'by statement (wall seconds on a quiet machine): visits 3.4, events of people 3.0, entity states 2.5, entities of people 2.3, refunds 1.9, touchpoints 1.6, components 1.3; the ledger is measured by `rules`.',
  async run(context) {
    const { events, orders, rebuilds } = await filledFolder(context);
    const took = median(rebuilds.map(({ ms }) => ms));
    const peak = Math.max(...rebuilds.map((one) => one.peak));
    const detail = `${count(events)} events of ${count(events / 10)} devices in ${count(events / 4)} sessions, ${count(orders)} orders`;
    return [
      {
        what: 'time of a rebuild',
        measured: seconds(took),
        target: '< 20 s',
        ...(!context.quick && { met: took < 20_000 }),
        detail: `${detail}; ${rebuilds.map(({ ms }) => seconds(ms)).join(', ')}; with the ledger that serves every rule model`,
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

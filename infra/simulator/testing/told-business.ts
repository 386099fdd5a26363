import { CONTRACTS, type ReportName } from '@throughline/api/contract/reports/index';
import { ANSWERS } from '@throughline/api/reports/index';
import { published } from '@throughline/api/testing/published';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { simulate } from '../simulate.ts';
import { factsOf } from './facts-of.ts';

/** Five months of a business, over which its books are kept. */
const DAYS = { from: '2025-02-03', to: '2025-07-02' };
const ENDS = 1_751_500_000_000_000;
export const world = simulate({ seed: 4, from: DAYS.from, months: 5, people: 900, noise: 2 });

type Answer<Name extends ReportName> = ReturnType<(typeof CONTRACTS)[Name]['answer']['parse']>;

/** The business as some of its sources tell it, on a line that has derived all of it. */
export async function openToldBusiness(reported: readonly string[]) {
  const { currency, timezone, brandTerms = [], partners = [] } = world.config;
  const line = await openTestLine({ currency, timezone, lookbackDays: 90 }, undefined, ENDS);
  await line.load(await factsOf(world, reported));
  await line.advance();
  const config = {
    ...{ currency, timezone, lookbackDays: 90, halfLifeDays: 7 },
    ...{ customWeights: [40, 20, 40], brandTerms, partners },
  };
  return {
    close: () => line.close(),
    /** A report over the whole history. */
    async ask<const Name extends ReportName>(
      name: Name,
      more: Readonly<Record<string, string>> = {},
    ) {
      const { answer } = ANSWERS[name] as unknown as {
        answer: (from: unknown, asked: unknown, config: object) => Promise<unknown>;
      };
      const asked = CONTRACTS[name].query.parse({ ...DAYS, ...more });
      const report = await answer(await published(line.warehouse), asked, config);
      return CONTRACTS[name].answer.parse(report) as unknown as Answer<Name>;
    },
  };
}

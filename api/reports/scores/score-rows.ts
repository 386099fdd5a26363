import type { scoresRows } from '../../contract/reports/scores.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { scoredPeople } from './scored-people.ts';
import { isSet } from './stored-people.ts';

/**
 * The people of a channel, the most likely buyers first.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const scoreRows: Answering<typeof scoresRows> = async (published, asked, config) => {
  const { who, channel, limit, offset } = asked;
  const scored = await scoredPeople(published, who, checkPeriod(asked), config.timezone);
  const people = (scored?.people ?? [])
    .filter(({ stored }) => channel === undefined || stored.channel === channel)
    .sort((a, b) => b.weight - a.weight || (a.stored.customer < b.stored.customer ? -1 : 1));
  return {
    count: people.length,
    rows: people.slice(offset, offset + limit).map(({ stored, score }) => ({
      conversion: 'conversion' in stored ? stored.conversion : null,
      ...{ customer: stored.customer, day: stored.day, channel: stored.channel, score },
      sold: isSet(stored.has_bought) ? ('yes' as const) : ('no' as const),
    })),
  };
};

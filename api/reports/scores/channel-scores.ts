import type { ScoresReport } from '../../contract/reports/scores.ts';
import type { ScoredPeople, ScoredPerson } from './scored-people.ts';

type Totals = ScoresReport['totals'];

/** Sums over people: the mean score, and what each of them is expected to bring, P · E[M | sale]. */
export function scoreTotals(
  people: readonly ScoredPerson[],
  margin: ScoredPeople['margin'],
): Totals {
  const known = people.flatMap(({ score }) => score ?? []);
  const mean =
    known.length === 0 || known.length < people.length
      ? null
      : known.reduce((sum, one) => sum + one, 0) / known.length;
  return {
    count: people.length,
    mean_score: mean,
    value: mean === null || margin === null ? null : (mean * margin).toFixed(2),
  };
}

/** Channels with the quality of whom they bring: index = 100 · mean weight of the channel / mean weight of all. */
export function channelScores({ people, margin }: ScoredPeople): ScoresReport['channels'] {
  const byChannel = groupedByChannel(people);
  const meanOf = (some: readonly ScoredPerson[]) =>
    some.reduce((sum, { weight }) => sum + weight, 0) / some.length;
  const whole = people.length === 0 ? 0 : meanOf(people);
  return [...byChannel]
    .map(([channel, some]) => ({
      channel,
      ...scoreTotals(some, margin),
      index: whole > 0 ? Math.round((100 * meanOf(some)) / whole) : null,
    }))
    .sort((a, b) => b.count - a.count || (a.channel < b.channel ? -1 : 1));
}

function groupedByChannel(people: readonly ScoredPerson[]): Map<string, ScoredPerson[]> {
  const found = new Map<string, ScoredPerson[]>();
  for (const one of people) {
    const { channel } = one.stored;
    const some = found.get(channel);
    if (some) some.push(one);
    else found.set(channel, [one]);
  }
  return found;
}

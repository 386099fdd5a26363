import { type Calendar, DAY, HOUR } from './calendar.ts';
import type { History } from './history.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';

/** Evenings in the showroom, days before the end of the world. */
const EVENINGS = [
  { name: 'Oak evening', before: 95 },
  { name: 'Glaze workshop', before: 40 },
] as const;

/** What somebody did about an evening. */
export interface Attendance {
  readonly event: string;
  readonly person: Person;
  readonly at: number;
  readonly did: 'registered' | 'attended' | 'request';
}

/** Of those whose address the shop has so many register; of these so many come, and some ask for an offer there. */
const REGISTERS = 0.08;
const COMES = 0.7;
const ASKS = 0.2;

/** Guests are customers and contacts from before the evening. Their chances are streams of their own. */
export function seminarsOf(
  seed: number,
  calendar: Calendar,
  { orders, contacts }: Pick<History, 'orders' | 'contacts'>,
): readonly Attendance[] {
  const known = new Map<number, { readonly person: Person; readonly since: number }>();
  const met = [
    ...orders.filter(({ isTest, plan, paidAt }) => !isTest && plan.givesEmail && paidAt),
    ...contacts,
  ].sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
  for (const { person, createdAt } of met)
    if (!known.has(person.index)) known.set(person.index, { person, since: createdAt });
  return EVENINGS.flatMap(({ name, before }): Attendance[] => {
    const day = calendar.days.length - before;
    if (day < 14) return [];
    const evening = calendar.startOf(day) + 18 * HOUR;
    return [...known.values()].flatMap(({ person, since }): Attendance[] => {
      const random = new Random(seed, 'seminar', name, person.index);
      const [registers, comes, asks] = [REGISTERS, COMES, ASKS].map((share) =>
        random.chance(share),
      );
      if (since >= evening - 7 * DAY || !registers) return [];
      const at = Math.floor(evening - random.between(1, 6) * DAY);
      const of = { event: name, person };
      return [
        { ...of, at, did: 'registered' },
        ...(comes ? [{ ...of, at: evening, did: 'attended' as const }] : []),
        ...(comes && asks ? [{ ...of, at: evening + HOUR, did: 'request' as const }] : []),
      ];
    });
  });
}

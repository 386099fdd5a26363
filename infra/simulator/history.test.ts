import { describe, expect, it } from 'vitest';
import { calendarOf, DAY } from './calendar.ts';
import { historyOf } from './history.ts';
import { needsOf } from './needs.ts';
import { withDefaults } from './options.ts';
import { personOf } from './people.ts';
import type { Visit } from './visits.ts';

const options = withDefaults({ seed: 7, from: '2025-03-01', months: 10, people: 4_000 });
const calendar = calendarOf(options.from, options.months, options.zone);
const people = Array.from({ length: options.people }, (_, index) =>
  personOf(options.seed, index, calendar),
);
const history = historyOf(options, calendar, needsOf(options, calendar, people));
const visitsOf = new Map<number, Visit[]>();
for (const visit of history.visits)
  visitsOf.set(visit.person.index, [...(visitsOf.get(visit.person.index) ?? []), visit]);

/** Channels of the visits that came before each paid order, the first and the last. */
function ends(): { readonly first: Map<string, number>; readonly last: Map<string, number> } {
  const [first, last] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, key?: string) =>
    key && counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { person, createdAt, paidAt, isTest } of history.orders) {
    if (!paidAt || isTest) continue;
    const before = (visitsOf.get(person.index) ?? []).filter(
      (visit) => visit.at <= createdAt && visit.at > createdAt - 90 * DAY,
    );
    add(first, before[0]?.arrival.channel.key);
    add(last, before.at(-1)?.arrival.channel.key);
  }
  return { first, last };
}

describe('journeys', () => {
  it('are opened by paid social and generic search, and closed by brand search and e-mail', () => {
    const { first, last } = ends();
    const count = (counts: Map<string, number>, key: string) => counts.get(key) ?? 0;
    for (const key of ['paid_social', 'yandex_search'])
      expect(count(first, key)).toBeGreaterThan(3 * count(last, key));
    for (const key of ['yandex_brand', 'google_brand', 'email', 'affiliate'])
      expect(count(last, key)).toBeGreaterThan(2 * count(first, key));
  });

  it('run over several devices for part of the people', () => {
    const devices = [...visitsOf.values()].map(
      (visits) => new Set(visits.map((v) => v.clientId)).size,
    );
    const several = devices.filter((count) => count > 1).length;
    expect(several / devices.length).toBeGreaterThan(0.2);
    expect(several / devices.length).toBeLessThan(0.5);
    expect(history.visits.some((visit) => visit.userId)).toBe(true);
  });

  it('leave out everything behind the end, and number what happened in order of time', () => {
    for (const list of [history.visits, history.calls] as const) {
      const times = list.map((item) => item.at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(calendar.end);
    }
    const numbers = history.orders.map((order) => order.number);
    expect(numbers).toEqual(numbers.map((_, index) => 1_001 + index));
    const pos = history.orders.filter((order) => order.plan.place === 'pos');
    expect(pos.length).toBeGreaterThan(0);
    expect(pos.every((order) => order.visit === undefined)).toBe(true);
  });
});

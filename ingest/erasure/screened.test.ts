import { expect, it } from 'vitest';
import type { Fact } from '../contract/fact.ts';
import type { LogEntry } from '../log/event-log.ts';
import { LogKeys } from '../log/sealing/log-keys.ts';
import { expiredEvents } from './expired-events.ts';
import { screened } from './screened.ts';

/** A store of keys in memory. */
function openKeys() {
  const entries = new Map<string, string>();
  const put = async (more: ReadonlyMap<string, string>) => {
    for (const [name, text] of more) entries.set(name, text);
  };
  return new LogKeys({
    place: 'memory',
    entries: () => entries,
    refresh: async () => entries,
    put,
    close: async () => {},
  });
}

const fact = (occurredAt: number, more = {}) =>
  ({ kind: 'event', type: 'page_view', identifiers: [], occurredAt, ...more }) as unknown as Fact;

it('drops events that are older than the last retention, and neither records nor consent', async () => {
  const facts = [
    ...[fact(9), fact(10), fact(9, { type: 'consent' })],
    fact(9, { kind: 'entity', entityType: 'order', fields: {} }),
  ];
  const keys = openKeys();
  const map = screened(keys, () => ({ records: facts.map((one) => ({ facts: [one] })) }));
  const entry = { delivery: { headers: {} } } as unknown as LogEntry;
  const left = async () =>
    (await map(entry)).records.flatMap((one) => ('facts' in one ? one.facts : []));
  expect(await left()).toEqual(facts);
  await keys.bury(expiredEvents(5));
  expect(await left()).toEqual(facts);
  await keys.bury(expiredEvents(10));
  expect(await left()).toEqual(facts.slice(1));
  // An earlier time that is told later brings nothing back.
  await keys.bury(expiredEvents(7));
  expect(await left()).toEqual(facts.slice(1));
});

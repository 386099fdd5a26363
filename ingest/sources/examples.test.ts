import { expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import { splitImport } from '../importing/split-import.ts';
import { packExample } from '../packs/engine/pack-example.ts';
import { factsOf, rejectionsOf } from '../testing/mapped.ts';
import { loadSources } from './registry.ts';

const sources = await loadSources();
/** Vendors whose times have no zone: the account has to say it, and the command that prints the example tells so. */
const WITHOUT_ZONE: Readonly<Record<string, object>> = {
  ...Object.fromEntries(
    ['calltouch', 'ringostat', 'uis', 'unisender'].map((name) => [name, { zone: 'UTC' }]),
  ),
  ...{ commerceml: { timezone: 'UTC' }, metrica: { timezone: 'UTC' } },
};
/** Vendors that send ids only: what they name is asked for, and their example brings nothing by itself. */
const OF_IDS = ['bitrix24', 'meta-leads'];
const NOW = Date.parse('2026-04-10T00:00:00Z') * 1000;

it.each(sources.map((source) => [source.name, source] as const))(
  'the example of %s can be imported as it is',
  async (name, source) => {
    const example = source.example ?? packExample(source.name);
    expect(example).toMatch(/\S.*\n$/s);
    const deliveries: RawDelivery[] = [];
    const options = {
      ...{ account: 'main', receivedAt: NOW },
      importId: '00000000-0000-4000-8000-000000000000',
    };
    for await (const delivery of splitImport(source, bytesOf(example!), options))
      deliveries.push(delivery);
    const settings = source.settings.parse(WITHOUT_ZONE[name] ?? {});
    const mapped = deliveries.map((delivery) =>
      source.map(delivery, { settings, identity: { keepContacts: false } }),
    );
    expect(mapped.flatMap(rejectionsOf)).toEqual([]);
    const facts = mapped.flatMap(({ records }) => records.flatMap(factsOf));
    expect(facts.length > 0).toBe(!OF_IDS.includes(name));
  },
);

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

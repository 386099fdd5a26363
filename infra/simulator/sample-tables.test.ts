import { optionsHeader } from '@throughline/ingest/sources/files/file-header';
import { readAndMap } from '@throughline/ingest/sources/files/map-file';
import { fileOptions } from '@throughline/ingest/sources/files/reading/options';
import { rejectionsOf } from '@throughline/ingest/testing/mapped';
import { fileDelivery } from '@throughline/ingest/testing/mapped-file';
import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { historyOf } from './history.ts';
import { needsOf } from './needs.ts';
import { withDefaults } from './options.ts';
import { amountsOf } from './orders.ts';
import { personOf } from './people.ts';
import { sampleTables } from './sample-tables.ts';

const OPTIONS = { seed: 1, from: '2026-01-01', months: 3, people: 120, zone: 'UTC' };

describe('the sample business as tables', () => {
  it('is read whole by its headings, and is the same each time', () => {
    const tables = sampleTables(OPTIONS, 'EUR');
    expect(sampleTables(OPTIONS, 'EUR')).toEqual(tables);
    expect(tables.map(({ options }) => options.kind)).toEqual(['visits', 'orders', 'cost']);
    for (const { content, options } of tables) {
      const delivery = {
        ...fileDelivery(content),
        headers: optionsHeader(fileOptions.parse(options)),
      };
      const { reading, mapped } = readAndMap(delivery, {}, { keepContacts: false });
      expect(rejectionsOf(mapped)).toEqual([]);
      expect([options.kind, reading.columns.filter(({ meaning }) => !meaning)]).toEqual([
        options.kind,
        [],
      ]);
      const taken = mapped.records.filter((record) => 'facts' in record);
      expect(taken.length).toBe(content.trim().split('\n').length);
    }
  });

  it('sells what the books of the simulator say, a hundredth of it in another currency', () => {
    const options = withDefaults(OPTIONS);
    const calendar = calendarOf(options.from, options.months, options.zone);
    const people = Array.from({ length: options.people }, (_, index) =>
      personOf(options.seed, index, calendar),
    );
    const { orders } = historyOf(options, calendar, needsOf(options, calendar, people));
    // Minor units of the rouble.
    const sold = orders
      .filter(({ isTest }) => !isTest)
      .reduce((sum, { plan }) => sum + amountsOf(plan.lines, plan.shipping).total, 0);
    const total = (currency: string) =>
      sampleTables(OPTIONS, currency)[1]!
        .content.trim()
        .split('\n')
        .reduce((sum, line) => sum + Number((JSON.parse(line) as { total: string }).total), 0);
    expect(total('RUB')).toBeCloseTo(sold / 100, 2);
    // Each amount is rounded to the cent.
    expect(Math.abs(total('EUR') - sold / 10_000)).toBeLessThan(0.005 * orders.length);
  });
});

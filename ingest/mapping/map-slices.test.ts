import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import type { FxRow } from '../contract/fact.ts';
import { RecordError } from '../contract/record-error.ts';
import { factsOf, kindsOf, rejectionsOf, slicesOf } from '../testing/mapped.ts';
import { skip } from './left-out.ts';
import type { RecordText } from './map-records.ts';
import { mapSlices } from './map-slices.ts';

const delivery: RawDelivery = {
  id: '00000000-0000-4000-8000-000000000000',
  source: 'bank',
  account: 'main',
  endpoint: 'import',
  receivedAt: 1_762_400_000_000_000,
  headers: {},
  query: '',
  body: new Uint8Array(),
};

/** `day rate`, such as `03 81.5`. */
const rates = (...texts: string[]) =>
  mapSlices<FxRow>(
    delivery,
    texts.map((raw): RecordText => ({ raw, value: raw })),
    {
      read: (value) => {
        const [day, rate] = String(value).split(' ');
        if (day === 'note') return skip('note', 'notes are not stored');
        if (rate === '?') throw new RecordError('field_invalid', { field: 'rate' });
        const key = `fx_rate:USD:RUB:2025-11-${day}`;
        const row = { date: `2025-11-${day}`, base: 'USD', quote: 'RUB', rate: rate! };
        return { block: key, key, row };
      },
      make: (envelope, rows) => ({ ...envelope, type: 'fx_rate', rows: [...rows] }),
    },
  );

describe('mapSlices', () => {
  it('gives the one fact of a block, the same object, to each of its good records', () => {
    const mapped = rates('03 81', 'note', '04 80', '03 82', '03 ?');
    expect(kindsOf(mapped)).toEqual([1, 'skipped', 1, 1, 'rejection']);
    const [third, , fourth, thirdToo] = mapped.records.map((record) => factsOf(record)[0]);
    expect(thirdToo).toBe(third);
    expect(fourth).not.toBe(third);
    expect(slicesOf(mapped).map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect(rejectionsOf(mapped)).toMatchObject([{ position: 5, raw: '03 ?' }]);
  });

  it('rejects every record of a block whose fact breaks the contract, and no other block', () => {
    const mapped = rates('03 many', '03 81', '04 80');
    expect(kindsOf(mapped)).toEqual(['rejection', 'rejection', 1]);
    expect(rejectionsOf(mapped)[0]).toMatchObject({ code: 'field_invalid' });
  });

  it('names the snapshot by content: the same records are the same fact, others another', () => {
    const ids = (...texts: string[]) => slicesOf(rates(...texts)).map(({ id }) => id);
    expect(ids('03 81', '04 80')).toEqual(ids('03 81', '04 80'));
    expect(ids('03 81')).not.toEqual(ids('03 82'));
    expect(ids('04 80', '03 81').toReversed()).toEqual(ids('03 81', '04 80'));
  });
});

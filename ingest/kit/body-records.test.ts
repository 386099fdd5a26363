import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import { RecordError } from '../contract/record-error.ts';
import { type BodyRecordsOptions, bodyRecords } from './body-records.ts';

function values(body: string, query = '', options?: BodyRecordsOptions): unknown[] {
  const delivery: RawDelivery = {
    id: '00000000-0000-4000-8000-000000000000',
    ...{ source: 'crm', account: 'main', endpoint: 'webhook', receivedAt: 0, headers: {}, query },
    body: Buffer.from(body),
  };
  return bodyRecords(delivery, options).map(({ value }) => value);
}

describe('a body', () => {
  it('of JSON: one object, an array, a line each', () => {
    expect(values('{"a":1}')).toEqual([{ a: 1 }]);
    expect(values('\uFEFF [{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(values('{"a":1}\n{"a":')).toEqual([{ a: 1 }, expect.any(RecordError)]);
  });

  it('in an envelope', () => {
    const unwrap = (value: unknown) => (value as { events?: unknown[] }).events;
    expect(values('{"events":[{"a":1},{"a":2}]}', '', { unwrap })).toEqual([{ a: 1 }, { a: 2 }]);
    expect(values('{"a":1}', '', { unwrap })).toEqual([{ a: 1 }]);
  });

  it('of a form with nested names, blanks, and letters that are no UTF-8', () => {
    expect(
      values('leads[add][0][id]=7&leads[add][0][name]=A+B%26C&leads[add][1][id]=8&x=1'),
    ).toEqual([{ leads: { add: [{ id: '7', name: 'A B&C' }, { id: '8' }] }, x: '1' }]);
    expect(values('name=%CF%F0%E8%E2%E5%F2', '', { legacyEncoding: 'windows-1251' })).toEqual([
      { name: 'Привет' },
    ]);
  });

  it('of nothing: its query', () => {
    expect(values('', 'call[id]=3&from=%2B49301')).toEqual([{ call: { id: '3' }, from: '+49301' }]);
  });

  it('of XML, everything as text', () => {
    const xml =
      '<?xml version="1.0"?><orders page="1"><order id="007"><sum>10.50</sum></order></orders>';
    expect(values(xml, '', { lists: ['order'] })).toEqual([
      { orders: { '@page': '1', order: [{ '@id': '007', sum: '10.50' }] } },
    ]);
    expect(values('<a>R&amp;D</a>')).toEqual([{ a: 'R&D' }]);
  });

  it.each([['<a><b></a>'], ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'], ['just words'], ['']])(
    'of %j cannot be read',
    (body) => {
      expect(() => values(body)).toThrow(
        expect.objectContaining({ code: 'body_unreadable' }) as Error,
      );
    },
  );

  it('names nothing that every object has', () => {
    const [value] = values('__proto__[x]=1&constructor=2');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.hasOwn(value as object, 'constructor')).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOf, rejectionsOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const map = (body: string, settings: object = {}) =>
  source.map(
    {
      ...{ id: '00000000-0000-4000-8000-000000000000', source: 'accounting', account: 'main' },
      ...{ endpoint: 'lines', receivedAt: 1_765_000_000_000_000, headers: {}, query: '' },
      body: Buffer.from(body),
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );
const fieldsOf = (mapped: ReturnType<typeof map>) =>
  mapped.records.flatMap((record) => ('facts' in record ? factsOf(record) : []));

describe('accounting', () => {
  it('reads invoices; two amounts say the third', () => {
    expect(fieldsOf(map(fixture('invoices.csv')))).toMatchObject([
      {
        ...{ entityType: 'invoice', entityId: '["Search Ads Ltd","A-17"]' },
        fields: {
          ...{ number: 'A-17', category: 'media', netMicros: 1_000_000_000n },
          ...{ coversPlatform: 'google', from: '2025-11-01', to: '2025-11-30' },
        },
      },
      {
        fields: { isAgencyFee: true, grossMicros: 120_000_000n, from: null, coversPlatform: null },
      },
    ]);
  });

  it('reads payments, those out below 0, with blanks and commas in amounts', () => {
    expect(fieldsOf(map(fixture('payments.csv'), { timezone: 'Europe/Moscow' }))).toMatchObject([
      {
        ...{ entityType: 'payment', entityId: 'p-1' },
        fields: { orderNumber: '#1001', amountMicros: 1_240_500_000n, status: 'done' },
      },
      {
        fields: {
          amountMicros: -40_500_000n,
          paidAt: Date.parse('2025-11-09T07:15:00Z') * 1000,
        },
      },
    ]);
  });

  it.each([
    ['invoice,issued,net\nA,2025-11-30,10', 'currency'],
    ['invoice,issued,net,currency\nA,30.11.2025,10,EUR', 'issued'],
    ['invoice,issued,net,currency\nA,2025-11-30,,EUR', 'net'],
    ['invoice,issued,net,vat,gross,currency\nA,2025-11-30,10,2,13,EUR', 'gross'],
    ['invoice,issued,net,category,currency\nA,2025-11-30,10,ads,EUR', 'category'],
    ['invoice,issued,from,to,net,currency\nA,2025-11-30,2025-11-30,2025-11-01,10,EUR', 'to'],
    ['payment,amount,paid,currency\np,,2025-11-30,EUR', 'amount'],
    ['payment,amount,paid,currency\n,1,2025-11-30,EUR', 'payment'],
    ['number,amount\n1,2', 'invoice'],
  ])('rejects %j for its field %s', (text, field) => {
    expect(rejectionsOf(map(text))).toMatchObject([{ detail: { field } }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import { type EntityVersion, entityFact } from './entity-fact.ts';

const delivery: RawDelivery = {
  id: '00000000-0000-4000-8000-000000000000',
  source: 'shop',
  account: 'main',
  endpoint: 'webhook',
  receivedAt: 1,
  headers: {},
  query: '',
  body: new Uint8Array(),
};
const order = (totalMicros: bigint, version = 7): EntityVersion => ({
  entityType: 'order',
  entityId: '5',
  version,
  occurredAt: 7,
  isTest: false,
  op: 'upsert',
  fields: { totalMicros },
  identifiers: {},
});

describe('entityFact', () => {
  it('is one fact for one state, however often and under whichever delivery it is reported', () => {
    const again = { ...delivery, id: '00000000-0000-4000-8000-000000000001', receivedAt: 2 };
    expect(entityFact(again, order(10n))).toEqual(entityFact(delivery, order(10n)));
  });

  it('keeps states apart by content, version, account and source', () => {
    const ids = [
      entityFact(delivery, order(10n)),
      entityFact(delivery, order(11n)),
      entityFact(delivery, order(10n, 8)),
      entityFact({ ...delivery, account: 'other' }, order(10n)),
      entityFact({ ...delivery, source: 'other' }, order(10n)),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });
});

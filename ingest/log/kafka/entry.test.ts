import { describe, expect, it } from 'vitest';
import { encodeDelivery } from '../delivery-codec.ts';
import { record } from '../event-log.contract.ts';
import { kafkaEntry } from './entry.ts';

const stored = (value: Buffer | null) => ({ offset: '7', timestamp: '1700000000000', value });

describe('an entry of a Kafka record', () => {
  it('is the delivery that was stored', () => {
    const { delivery } = record('k');
    const entry = kafkaEntry('t', 2, stored(encodeDelivery(delivery)));
    expect(entry).toMatchObject({ partition: 2, offset: 7 });
    expect(entry.delivery.id).toBe(delivery.id);
  });

  it.each([
    ['of another program', Buffer.from('{"hello":1}')],
    ['cut short', encodeDelivery(record('k').delivery).subarray(0, 20)],
    ['without a value', null],
  ])('keeps the bytes of a record %s, under an id of its own', (_, value) => {
    const { delivery } = kafkaEntry('t', 2, stored(value));
    expect(delivery).toMatchObject({ source: 'unreadable', receivedAt: 1_700_000_000_000_000 });
    expect(Buffer.compare(delivery.body, value ?? Buffer.alloc(0))).toBe(0);
    expect(kafkaEntry('t', 2, stored(value)).delivery.id).toBe(delivery.id);
    expect(kafkaEntry('t', 3, stored(value)).delivery.id).not.toBe(delivery.id);
  });
});

import { expect, it } from 'vitest';
import { LINE_HEADERS } from '../importing/file-lines.ts';
import { deliveryKey } from './delivery-key.ts';
import { record } from './event-log.contract.ts';

const text = (body: string) => ({ body: new TextEncoder().encode(body) });

it('brings a retry of the same bytes to the first try, and spreads what differs', () => {
  const first = record('', text('{"n":1}')).delivery;
  const retry = record('', text('{"n":1}')).delivery;
  expect(retry.id).not.toBe(first.id);
  expect(deliveryKey(retry)).toBe(deliveryKey(first));
  expect(deliveryKey(record('', text('{"n":2}')).delivery)).not.toBe(deliveryKey(first));
  expect(deliveryKey({ ...first, account: 'other' })).not.toBe(deliveryKey(first));
});

it('keeps the files of an account together, whatever they hold', () => {
  const file = (id: string, body: string) =>
    record('', { ...text(body), headers: { [LINE_HEADERS.importId]: id } }).delivery;
  expect(deliveryKey(file('1', 'a'))).toBe(deliveryKey(file('2', 'b')));
});

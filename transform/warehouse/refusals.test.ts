import { expect, test } from 'vitest';
import { REFUSALS, refusal } from './refusals.ts';
import { WarehouseMisconfigured, WarehouseUnavailable } from './warehouse.ts';

const PLACE = { address: 'http://ch:8123', username: 'line', database: 'throughline' };
const answer = (code: number, message = 'what the server says') =>
  Object.assign(new Error(message), { code: String(code) });

test('each refusal is one sentence for the operator, and an outage to whoever waits', () => {
  for (const [name, code] of Object.entries(REFUSALS)) {
    const error = refusal(answer(code), PLACE);
    expect(error, name).toBeInstanceOf(WarehouseMisconfigured);
    expect(error, name).toBeInstanceOf(WarehouseUnavailable);
    expect(error?.message, name).toContain('http://ch:8123');
  }
});

test('credentials and database are named', () => {
  expect(refusal(answer(516), PLACE)?.message).toBe(
    'The warehouse at http://ch:8123 refuses the user "line" with this password: correct the credentials.',
  );
  expect(refusal(answer(81), PLACE)?.message).toBe(
    'The warehouse at http://ch:8123 has no database "throughline": create it, or name another one.',
  );
});

test('anything else is no refusal', () => {
  expect(refusal(answer(62), PLACE)).toBeUndefined();
  expect(refusal(new Error('connect ECONNREFUSED'), PLACE)).toBeUndefined();
});

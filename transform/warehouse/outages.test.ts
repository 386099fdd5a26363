import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { engineCode, isOutage, messageOf, OUTAGES, outageName, outageOr } from './outages.ts';
import { REFUSALS } from './refusals.ts';
import { type Warehouse, WarehouseUnavailable } from './warehouse.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-outages-'));
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openEmbeddedWarehouse({ path });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(path, { recursive: true, force: true });
});

test('has the numbers that the engine itself gives to these names', async () => {
  const named = { ...OUTAGES, ...REFUSALS };
  const rows = await warehouse.rows<{ code: number; name: string }>(
    'SELECT arrayJoin({codes:Array(UInt16)}) AS code, toString(errorCodeToName(code)) AS name',
    { codes: Object.values(named) },
  );
  expect(Object.fromEntries(rows.map(({ code, name }) => [name, code]))).toEqual(named);
});

test('takes what carries no number of the engine for an outage, and a wrong statement for its own', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const wrong = Object.assign(new Error('Syntax error'), { code: '62', type: 'SYNTAX_ERROR' });
  expect(engineCode(refused)).toBeUndefined();
  expect(engineCode(wrong)).toBe(62);
  expect(isOutage(refused)).toBe(true);
  expect(outageOr(refused)).toBeInstanceOf(WarehouseUnavailable);
  expect(outageOr(wrong)).toBe(wrong);
  const known = new WarehouseUnavailable('closed');
  expect(outageOr(known)).toBe(known);
});

test('an outage has the name of its number, whatever the client took for the name', () => {
  const error = Object.assign(new Error('too much'), { code: '241', type: 'SELECT' });
  expect(outageName(error)).toBe('MEMORY_LIMIT_EXCEEDED');
  expect(outageName(new WarehouseUnavailable('wrapped', { cause: error }))).toBe(
    'MEMORY_LIMIT_EXCEEDED',
  );
  expect(outageName(new Error('connect ECONNREFUSED'))).toBeUndefined();
});

test('names an error that came without a text', () => {
  expect(messageOf(Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }))).toBe(
    'ECONNREFUSED',
  );
});

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

test.each([
  ['a value that cannot be sent', new Error('Unsupported value in query parameters: [Symbol(x)].')],
  ['a type of ours', new TypeError('Do not know how to serialize a BigInt')],
  ['a check of Node', Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' })],
  [
    'a number that the engine refuses to bind',
    new Error('Refusing to serialize', {
      cause: Object.assign(new Error(), { code: 'CHDB_BIND' }),
    }),
  ],
  ['anything without a code', new Error('Cannot read properties of undefined')],
  ['what is no error', 'a text'],
])('takes %s for a fault of the program', (_, error) => {
  expect(isOutage(error)).toBe(false);
  expect(outageOr(error)).toBe(error);
});

test.each([
  Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' }),
  new Error('Timeout error.'),
  new Error('Connection', { cause: Object.assign(new Error(), { code: 'CHDB_CONNECTION' }) }),
])('takes an error of the network or of a connection for an outage: %s', (error) => {
  expect(outageOr(error)).toBeInstanceOf(WarehouseUnavailable);
});

test('an unsafe number as a parameter is a fault of the program in the engine itself', async () => {
  const asked = warehouse.rows('SELECT {x:Float64} AS x', { x: 2 ** 60 });
  const error: unknown = await asked.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(WarehouseUnavailable);
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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { runs } from '@throughline/ingest/testing/long-runs';
import { createChdbConnection } from 'chdb/connection';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parameterText } from './parameter-text.ts';
import { sessionParameters } from './session-parameters.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-parameters-'));
type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;
const open = () =>
  createClient({ connection: createChdbConnection({ path }) as unknown as Connection });
const [ours, theirs] = [open(), open()];
const bind = sessionParameters();
afterAll(async () => {
  await Promise.all([ours.close(), theirs.close()]);
  rmSync(path, { recursive: true, force: true });
});

/** Without values on our own connection, with values on one that the engine's driver binds. */
const ask = async (query: string, query_params?: Record<string, unknown>) => {
  const client = query_params ? theirs : ours;
  const answer = await client.query({
    query,
    format: 'JSONEachRow',
    ...(query_params && { query_params }),
  });
  return answer.json<{ x: unknown }>();
};

const text = fc.string({ unit: 'grapheme', maxLength: 24 });
/** Signs on which quoting and escaping turn. */
const hostile = fc
  .array(
    fc.constantFrom(
      "'",
      '\\',
      '\n',
      '\t',
      '\r',
      '\b',
      '\f',
      '\0',
      '"',
      '`',
      ';',
      '\\N',
      '{x:String}',
      '--',
      '/*',
      'ж',
      '漢',
      '🚀',
      '\u2028',
      'a',
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));
const texts = fc.oneof(text, hostile);
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const date = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2105-12-31'), noInvalidDate: true })
  .map((of) => of.toISOString().slice(0, 10));

it.each<[string, fc.Arbitrary<unknown>]>([
  ['String', texts],
  ['Nullable(String)', fc.option(texts.filter((of) => of !== '\\N'))],
  ['Int64', int64],
  ['Int64', int64.map(String)],
  ['UInt32', fc.nat()],
  [
    'Float64',
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((of) => !Number.isInteger(of)),
  ],
  ['Decimal(30, 12)', fc.integer().map((of) => `${of}.000000000001`)],
  ['Bool', fc.boolean()],
  ['Date', date],
  ["DateTime64(6, 'UTC')", date.map((of) => `${of} 12:13:14.000001`)],
  ['UUID', fc.uuid()],
  ['Array(String)', fc.array(texts, { maxLength: 5 })],
  ['Array(Nullable(Int64))', fc.array(fc.option(int64), { maxLength: 5 })],
  ['Array(Array(String))', fc.array(fc.array(texts, { maxLength: 3 }), { maxLength: 3 })],
  ['Array(Date)', fc.array(date, { maxLength: 5 })],
  [
    'Map(String, Nullable(String))',
    fc.dictionary(texts, fc.option(texts), { maxKeys: 4, noNullPrototype: true }),
  ],
])('a value of %s is the one that the engine’s own binding gives', async (type, values) => {
  await fc.assert(
    fc.asyncProperty(values, async (x) => {
      const own = await bind(`SELECT {x:${type}} AS x`, { x }, (sql) => ask(sql));
      expect(own).toEqual(await ask(`SELECT {x:${type}} AS x`, { x }));
    }),
    { numRuns: runs(12, 100) },
  );
});

it('times are bound as the moment that they are, lists of them too', async () => {
  const at = new Date('2026-03-01T10:00:00.123Z');
  const one = await bind("SELECT {x:DateTime64(3, 'UTC')} AS x", { x: at }, (sql) => ask(sql));
  expect(one).toEqual([{ x: '2026-03-01 10:00:00.123' }]);
  const list = { x: [at, new Date(0)] };
  const many = await bind("SELECT {x:Array(DateTime64(3, 'UTC'))} AS x", list, (sql) => ask(sql));
  expect(many).toEqual([{ x: ['2026-03-01 10:00:00.123', '1970-01-01 00:00:00.000'] }]);
});

it.each<[string, unknown]>([
  ['an object of a class', new URL('https://shop.example')],
  ['bytes', new Uint8Array([1])],
  ['a function', () => 1],
  ['digits that nobody meant', 2 ** 60],
  ['a time that is none', new Date(Number.NaN)],
])('%s is refused', (_, value) => {
  expect(() => parameterText(value)).toThrow(/cannot be a parameter|give it as a bigint/);
});

it('a value is not passed on to a statement that forgot it, whether the one before went well or not', async () => {
  await expect(
    bind('SELECT {y:UInt8} AS x FROM nowhere', { y: 1 }, (sql) => ask(sql)),
  ).rejects.toThrow(/nowhere/);
  await expect(bind('SELECT {y:UInt8} AS x', {}, (sql) => ask(sql))).rejects.toThrow(/parameter y/);
  await bind('SELECT {y:UInt8} AS x', { y: 1 }, (sql) => ask(sql));
  await expect(bind('SELECT { y : UInt8} AS x', {}, (sql) => ask(sql))).rejects.toThrow(
    /parameter y/,
  );
  expect(await bind('SELECT {y:UInt8} AS x', { y: 2 }, (sql) => ask(sql))).toEqual([{ x: 2 }]);
});

import { describe, expect, test } from 'vitest';
import { WarehouseUnavailable } from './warehouse.ts';
import { describeConcurrency } from './warehouse-concurrency.contract.ts';
import { describeEndings } from './warehouse-endings.contract.ts';
import { type OpenUnderTest, warehouseUnderTest } from './warehouse-under-test.ts';

/** What every driver of the warehouse does, whichever engine answers behind it. */
export function describeWarehouse(name: string, open: OpenUnderTest): void {
  describe(`warehouse: ${name}`, () => {
    const tested = warehouseUnderTest(open);

    describe('values', () => {
      test('come back as they were inserted', async () => {
        const own = await tested.table(
          `u UInt64, i Int64, d Decimal(30, 12), n Nullable(Int64), m Map(LowCardinality(String), Nullable(String)),
           a Array(UInt64), b Bool, t DateTime64(6, 'UTC'), s String, y Date, l LowCardinality(String), id UUID`,
        );
        const columns = ['u', 'i', 'd', 'n', 'm', 'a', 'b', 't', 's', 'y', 'l', 'id'];
        const given = [
          '18446744073709551615',
          '-9223372036854775808',
          '-123456789012345678.123456789012',
          null,
          { 'id.crm': null, "it's": 'ünïcode 漢字 🚀' },
          ['0', '18446744073709551615'],
          true,
          '1700000000.000001',
          `'); DROP TABLE ${own}; -- {x:String} \\N \u0000\u0001\t\r\n"quoted"`,
          '2024-02-29',
          '',
          '0190a3c2-7a7b-7c3d-8e4f-5a6b7c8d9e0f',
        ];
        await tested.warehouse.insert(own, columns, [given]);
        const [got] = await tested.warehouse.rows<Record<string, unknown>>(`SELECT * FROM ${own}`);
        const expected = Object.fromEntries(columns.map((column, at) => [column, given[at]]));
        expect(got).toEqual({ ...expected, t: '2023-11-14 22:13:20.000001' });
      });

      test('are inserted in the order of the columns that are named; the others have their defaults', async () => {
        const own = await tested.table("a UInt8, b String, c String DEFAULT 'default', d UInt8");
        await tested.warehouse.insert(own, ['d', 'b'], [[4, 'b']]);
        expect(await tested.warehouse.rows(`SELECT * FROM ${own}`)).toEqual([
          { a: 0, b: 'b', c: 'default', d: 4 },
        ]);
      });

      test('go in binary where the types of their columns are given, and come back the same', async () => {
        const own = await tested.table(
          `n UInt32, u UInt64, i Int64, ni Nullable(Int64), s String, b Bool, nb Nullable(Bool), id UUID, d Date,
           r Decimal(30, 12), a Array(String), m Map(String, Nullable(String)), c String DEFAULT 'default'`,
        );
        const columns = [
          { name: 'm', type: 'Map(String, Nullable(String))' },
          { name: 'n', type: 'UInt32' },
          { name: 'u', type: 'UInt64' },
          { name: 'i', type: 'Int64' },
          { name: 'ni', type: 'Nullable(Int64)' },
          { name: 's', type: 'String' },
          { name: 'b', type: 'Bool' },
          { name: 'nb', type: 'Nullable(Bool)' },
          { name: 'id', type: 'UUID' },
          { name: 'd', type: 'Date' },
          { name: 'r', type: 'Decimal(30, 12)' },
          { name: 'a', type: 'Array(String)' },
        ] as const;
        const hostile = `'); DROP TABLE ${own}; -- \\N \u0000\t\r\n"quoted" żółć 漢字 🚀`;
        await tested.warehouse.insert(own, columns, [
          [
            ...[{ 'id.crm': null, "it's": hostile }, 4_294_967_295, '18446744073709551615'],
            ...[-(2n ** 63n), null, hostile, true, null, '0190a3c2-7a7b-7c3d-8e4f-5a6b7c8d9e0f'],
            ...['2024-02-29', '-123456789012345678.123456789012', [hostile, '', 'x'.repeat(300)]],
          ],
          [{}, 0, 0, -1, '9', '', false, false, null, '9999-12-31', '0.5', []],
        ]);
        expect(await tested.warehouse.rows(`SELECT * FROM ${own} ORDER BY n DESC`)).toEqual([
          {
            ...{ n: 4_294_967_295, u: '18446744073709551615', i: '-9223372036854775808', ni: null },
            ...{ s: hostile, b: true, nb: null, id: '0190a3c2-7a7b-7c3d-8e4f-5a6b7c8d9e0f' },
            ...{ d: '2024-02-29', r: '-123456789012345678.123456789012' },
            ...{ a: [hostile, '', 'x'.repeat(300)], m: { 'id.crm': null, "it's": hostile } },
            c: 'default',
          },
          {
            ...{ n: 0, u: '0', i: '-1', ni: '9', s: '', b: false, nb: false, d: '2149-06-06' },
            ...{ id: '00000000-0000-0000-0000-000000000000', r: '0.5', a: [], m: {} },
            c: 'default',
          },
        ]);
      });

      test('that their column does not hold are refused before anything is sent', async () => {
        const own = await tested.table('n UInt32, id UUID');
        const columns = [
          { name: 'n', type: 'UInt32' },
          { name: 'id', type: 'UUID' },
        ] as const;
        const id = '0190a3c2-7a7b-7c3d-8e4f-5a6b7c8d9e0f';
        for (const [n, other] of [
          [-1, id],
          [1.5, id],
          ['x', id],
          [1, 'no UUID at all'],
        ])
          await expect(
            tested.warehouse.insert(own, columns, [
              [1, id],
              [n, other],
            ]),
          ).rejects.toThrow(/Not a value of the type (UInt32|UUID): .*\(column (n|id)\)/);
        expect(await tested.countOf(own)).toBe(0);
      });

      test.each([
        ['quotes', `'single' "double" \`back\``],
        ['backslashes', '\\ \\\\ \\n \\N \\0 \\'],
        ['control characters', 'tab\tnewline\nreturn\rend'],
        ['SQL', "'; DROP TABLE events; --"],
        ['a parameter', '{other:String}'],
        ['unicode', 'żółć 漢字 🚀 \u2028'],
        ['nothing', ''],
        ['characters of a URL', 'a=b&c=d%20+#?;'],
        ['a long text', 'x'.repeat(20_000)],
      ])('bound as parameters come back: %s', async (_, text) => {
        expect(
          await tested.warehouse.rows(
            'SELECT {text:String} AS text, {list:Array(String)} AS list, {map:Map(String, String)} AS map',
            { text, list: [text, text], map: { [text]: text } },
          ),
        ).toEqual([{ text, list: [text, text], map: { [text]: text } }]);
      });

      test('come in columns too, whatever bytes they hold', async () => {
        const columns = await tested.warehouse.columns(
          `SELECT toUInt64(number) * 4294967296 AS wide, if(number = 1, NULL, toFloat64(number) / 4) AS some,
             concat({text:String}, toString(number)) AS text, range(toUInt16(number)) AS list
           FROM numbers(3) ORDER BY number`,
          { text: 'żółć \u0000\n' },
        );
        expect(columns.numRows).toBe(3);
        expect([...columns.getChild('wide')!]).toEqual([0n, 4_294_967_296n, 8_589_934_592n]);
        expect([...columns.getChild('some')!]).toEqual([0, null, 0.5]);
        expect([...columns.getChild('text')!]).toEqual(
          [0, 1, 2].map((number) => `żółć \u0000\n${number}`),
        );
        expect([...columns.getChild('list')!].map((list) => [...list])).toEqual([[], [0], [0, 1]]);
        const none = await tested.warehouse.columns('SELECT number AS n FROM numbers(0)');
        expect([none.numRows, none.schema.fields.map(({ name }) => name)]).toEqual([0, ['n']]);
      });

      test('bound as parameters keep wide numbers, NULL and truth', async () => {
        expect(
          await tested.warehouse.rows(
            `SELECT {u:UInt64} AS u, {i:Int64} AS i, {d:Decimal(38, 18)} AS d, {n:Nullable(String)} AS n,
                    {list:Array(UInt64)} AS list, {yes:Bool} AS yes, {no:Bool} AS no`,
            {
              u: 18446744073709551615n,
              i: '-9223372036854775808',
              d: '-0.000000000000000001',
              n: null,
              list: [18446744073709551615n, 9007199254740993n],
              yes: true,
              no: false,
            },
          ),
        ).toEqual([
          {
            u: '18446744073709551615',
            i: '-9223372036854775808',
            d: '-0.000000000000000001',
            n: null,
            list: ['18446744073709551615', '9007199254740993'],
            yes: true,
            no: false,
          },
        ]);
      });

      test('are bound in a statement that returns nothing, many of them too', async () => {
        const own = await tested.table('x UInt64, s String');
        const list = Array.from({ length: 3000 }, (_, at) => 10_000_000_000n + BigInt(at));
        await tested.warehouse.run(
          `INSERT INTO ${own} SELECT arrayJoin({list:Array(UInt64)}), {s:String}`,
          { list, s: "it's" },
        );
        expect(await tested.countOf(`${own} WHERE s = 'it\\'s'`)).toBe(3000);
        const found = await tested.warehouse.rows(
          `SELECT x FROM ${own} WHERE x IN {list:Array(UInt64)} ORDER BY x`,
          { list },
        );
        expect(found).toEqual(list.map((x) => ({ x: String(x) })));
      });
    });

    describe('inserts', () => {
      test('of 100,000 rows arrive whole, and are seen as soon as they are answered', async () => {
        const own = await tested.table('x UInt32, s String');
        const rows = Array.from({ length: 100_000 }, (_, x) => [x, `row ${x}`]);
        await tested.warehouse.insert(own, ['x', 's'], rows);
        expect(await tested.countOf(own)).toBe(100_000);
        const parts = await tested.warehouse.rows<{ level: number }>(
          'SELECT level FROM system.parts WHERE table = {own:String} AND active AND database = currentDatabase()',
          { own },
        );
        expect(parts, 'one insert is one part').toEqual([{ level: 0 }]);
      });

      test('with a row that cannot be stored leave nothing', async () => {
        const own = await tested.table('x UInt32');
        const rows = Array.from({ length: 100_000 }, (_, x): unknown[] => [x]);
        rows[99_999] = ['not a number'];
        await expect(tested.warehouse.insert(own, ['x'], rows)).rejects.toThrow(
          /not a number|UInt32/,
        );
        expect(await tested.countOf(own)).toBe(0);
      });

      test('of no rows do nothing', async () => {
        const own = await tested.table('x UInt32');
        await tested.warehouse.insert(own, ['x'], []);
        expect(await tested.countOf(own)).toBe(0);
      });
    });

    describe('errors', () => {
      test('of a statement keep the number and the words of the engine, and are no outage', async () => {
        for (const [sql, code, words] of [
          ['SELEC 1', '62', 'Syntax error'],
          ['SELECT * FROM no_such_table', '60', 'no_such_table'],
          ["SELECT throwIf(number = 3, 'just three') FROM numbers(5)", '395', 'just three'],
        ] as const) {
          const error: unknown = await tested.warehouse
            .rows(sql)
            .catch((caught: unknown) => caught);
          expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
          expect(error).not.toBeInstanceOf(WarehouseUnavailable);
        }
      });

      test('leave the connection as it was, in a session with its tables', async () => {
        await tested.inSession(async (session) => {
          await session.run('CREATE TEMPORARY TABLE kept (x UInt8) ENGINE = Memory');
          await session.insert('kept', ['x'], [[1]]);
          await expect(session.rows('SELECT nonsense')).rejects.toThrow(/nonsense/);
          await expect(session.run('INSERT INTO kept SELECT throwIf(1)')).rejects.toThrow();
          await expect(session.insert('kept', ['y'], [[1]])).rejects.toThrow(/y/);
          expect(session.isUsable()).toBe(true);
          expect(await session.rows('SELECT x FROM kept')).toEqual([{ x: 1 }]);
        });
        expect(await tested.warehouse.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
      });

      test('of the program itself are no outage', async () => {
        const own = await tested.table('x UInt64');
        const insert = tested.warehouse.insert(own, ['x'], [[1n]]);
        await expect(insert).rejects.toBeInstanceOf(TypeError);
        expect(await tested.countOf(own)).toBe(0);
      });

      test('for want of memory are an outage', async () => {
        await expect(
          tested.warehouse.rows(
            'SELECT length(groupArray(toString(number))) AS n FROM numbers(3000000) SETTINGS max_memory_usage = 10000000',
          ),
        ).rejects.toBeInstanceOf(WarehouseUnavailable);
      });

      test('of one statement in hundreds of rows are never half of an answer', async () => {
        const fails =
          'SELECT number, throwIf(number = 40000) AS x, hex(randomString(100)) AS s FROM numbers(50000) SETTINGS max_block_size = 1000';
        const reader = tested.warehouse.reader();
        await tested.inSession(async (session) => {
          for (const connection of [tested.warehouse, session, reader, reader]) {
            await expect(connection.rows(fails)).rejects.toMatchObject({ code: '395' });
            await expect(connection.rows('SELEC')).rejects.toMatchObject({ code: '62' });
          }
          // Nor are they the beginning of the next answer of the same connection.
          for (const connection of [tested.warehouse, session, reader, reader])
            expect(await connection.rows('SELECT 7 AS seven')).toEqual([{ seven: 7 }]);
        });
      });
    });

    describe('settings', () => {
      test('of one statement do not stay for the next', async () => {
        const limited = 'SELECT number AS n FROM numbers(9) SETTINGS limit = 2';
        await tested.inSession(async (session) => {
          for (const connection of [tested.warehouse, tested.warehouse.reader(), session]) {
            expect(await connection.rows(limited)).toHaveLength(2);
            expect(await connection.rows('SELECT number AS n FROM numbers(9)')).toHaveLength(9);
          }
        });
      });

      test('are the same on every connection', async () => {
        await tested.inSession(async (session) => {
          for (const connection of [tested.warehouse, tested.warehouse.reader(), session]) {
            expect(
              await connection.rows(
                `SELECT toString(getSetting('max_insert_block_size')) AS block, getSetting('async_insert')::UInt8 AS async, currentDatabase() != 'default' AS own`,
              ),
            ).toEqual([{ block: '4000000', async: 0, own: 1 }]);
          }
        });
      });
    });
  });
  describeConcurrency(name, open);
  describeEndings(name, open);
}

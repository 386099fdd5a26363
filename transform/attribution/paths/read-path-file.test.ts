import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttributionError } from '../errors.ts';
import type { PathFileOptions } from './path-file-options.ts';
import { readPathFile } from './read-path-file.ts';

const HEADER = 'path;total_conversions;total_conversion_value;total_null';
const read = (text: string, options: Partial<PathFileOptions> = {}) =>
  readPathFile(text, { file: 'paths.csv', ...options });

function problemsOf(text: string, options: Partial<PathFileOptions> = {}): string[] {
  try {
    read(text, options);
  } catch (error) {
    if (!(error instanceof AttributionError)) throw error;
    expect(error.code).toBe('path_file_invalid');
    return error.message.split('\n');
  }
  throw new Error('the file was read');
}

describe('readPathFile', () => {
  it('reads paths with their counts and value', () => {
    expect(read(`${HEADER}\neta > iota>eta;1;0.244;3.0\n beta ;2.5;0;1e+05\n`)).toEqual([
      { path: ['eta', 'iota', 'eta'], conversions: 1, value: 0.244, nulls: 3 },
      { path: ['beta'], conversions: 2.5, value: 0, nulls: 100_000 },
    ]);
  });

  it('bears a byte order mark, CRLF, quotes and empty lines', () => {
    const plain = read(`${HEADER}\na > b;1;2;3\nc;4;5;6\n`);
    const quoted = '"path";total_conversions;total_conversion_value;"total_null"';
    expect(read(`\uFEFF${HEADER}\r\na > b;1;2;3\r\nc;4;5;6\r\n\r\n`)).toEqual(plain);
    expect(read(`\uFEFF${quoted}\r\n"a > b";"1";2;3\r\n\r\nc;4;5;"6"`)).toEqual(plain);
    expect(read(`${HEADER}\n"a; b > ""c""";1;2;3\n`)[0]!.path).toEqual(['a; b', '"c"']);
  });

  it('takes columns in any order, without value and nulls, under other names', () => {
    expect(read('total_conversions;path\n2;a\n')).toEqual([
      { path: ['a'], conversions: 2, value: 0, nulls: 0 },
    ]);
    const columns = { path: 'journey', conversions: 'won', nulls: 'lost' };
    expect(
      read('journey,won,lost\na | b,1,2\n', { delimiter: ',', separator: '|', columns }),
    ).toEqual([{ path: ['a', 'b'], conversions: 1, value: 0, nulls: 2 }]);
  });

  it.each([',', ';', '\t', '|'])('finds fields divided by %j by itself', (delimiter) => {
    const text = ['path', 'total_conversions'].join(delimiter);
    expect(read(`${text}\na > b${delimiter}3\n`)).toEqual([
      { path: ['a', 'b'], conversions: 3, value: 0, nulls: 0 },
    ]);
  });

  it('leaves columns unread that it does not know, and names them', () => {
    const told: string[] = [];
    const warn = (message: string) => told.push(message);
    expect(
      read('path;exposure_times;total_conversions;total_nul\na > b;x > y;5;9\n', { warn }),
    ).toEqual([{ path: ['a', 'b'], conversions: 5, value: 0, nulls: 0 }]);
    expect(told).toEqual([
      'paths.csv: the columns exposure_times, total_nul were not read; is total_nul meant to be total_null?',
    ]);
  });

  it('has no rows where only the header stands', () => {
    expect(read(HEADER)).toEqual([]);
  });

  it('reads the same from quoted fields as from plain ones', () => {
    const name = fc.stringMatching(/^[a-zé ,.]{0,8}[a-zé]$/);
    const row = fc.tuple(fc.array(name, { minLength: 1 }), fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const lines = rows.map(([path, conversions, value, nulls]) => [
          path.join(' > '),
          String(conversions + 1),
          String(value),
          String(nulls),
        ]);
        const plain = read([HEADER, ...lines.map((line) => line.join(';'))].join('\n'));
        const quoted = lines.map((line) => line.map((field) => `"${field}"`).join(';'));
        expect(read([HEADER, ...quoted].join('\n'))).toEqual(plain);
        expect(plain.map(({ path }) => path)).toEqual(
          rows.map(([path]) => path.map((one) => one.trim())),
        );
      }),
    );
  });

  it.each([
    [
      'a column whose name is nearly the needed one',
      'path;total_conversion;total_null',
      'paths.csv:1:total_conversions: this column is missing, expected it in the header; --conversions-column total_conversion would read that column. Where each row is one journey that converted, add this column with 1 in every row',
    ],
    [
      'a column twice',
      'path;total_conversions;path',
      'paths.csv:1:path: this column stands here a second time, expected each column once',
    ],
    [
      'a missing column',
      'total_conversions;total_null',
      'paths.csv:1:path: this column is missing, expected it in the header; --path-column names another',
    ],
    [
      'another delimiter',
      'path,total_conversions\na,1',
      'paths.csv:1:path: fields seem to be divided by ",", expected ";" between them (--delimiter names another)',
    ],
    [
      'an empty file',
      '\uFEFF\n',
      `paths.csv:1:path: the file is empty, expected a header ${HEADER}`,
    ],
    [
      'a negative count',
      `${HEADER}\na;1;1;1\nb;-2;0;1`,
      'paths.csv:3:total_conversions: "-2" stands here, expected a number from 0 to 9007199254740991, such as 3 or 2.5',
    ],
    [
      'a negative value',
      `${HEADER}\na;1;-1;1`,
      'paths.csv:2:total_conversion_value: "-1" stands here, expected a number from 0 to 9007199254740991, such as 3 or 2.5',
    ],
    [
      'an empty path',
      `${HEADER}\n ;1;1;1`,
      'paths.csv:2:path: " " stands here, expected channels divided by >, none of them empty',
    ],
    [
      'an empty touch',
      `${HEADER}\na > > b;1;1;1`,
      'paths.csv:2:path: "a > > b" stands here, expected channels divided by >, none of them empty',
    ],
    [
      'value without conversions',
      `${HEADER}\na;0;7;1`,
      'paths.csv:2:total_conversion_value: "7" stands here, expected 0 where there are no conversions',
    ],
    [
      'too few fields',
      `${HEADER}\na;1;1`,
      'paths.csv:2:total_conversion_value: the row ends after 3 of 4 fields, expected path, total_conversions, total_conversion_value, total_null',
    ],
    [
      'too many fields',
      `${HEADER}\na;1;1;1;`,
      'paths.csv:2:total_null: the row has 5 fields, expected path, total_conversions, total_conversion_value, total_null',
    ],
    [
      'a quote that does not end',
      `${HEADER}\na;1;1;1\n\n"b;1;1;1\nc;1;1;1\n`,
      'paths.csv:4:path: a quote is opened and never closed, expected a closing " at the end of the field',
    ],
    [
      'a quote inside a field',
      `${HEADER}\na "b";1;1;1`,
      'paths.csv:2:path: a quote stands inside a field, expected the whole field in quotes and "" for a quote in it',
    ],
    [
      'a quote that does not end in the header',
      '"path;total_conversions',
      'paths.csv:1:header: a quote is opened and never closed, expected a closing " at the end of the field',
    ],
  ])('refuses %s', (_, text, problem) => {
    expect(problemsOf(text, { delimiter: ';' })).toEqual([problem]);
  });

  it.each([
    '',
    ' ',
    'abc',
    '1e999',
    'NaN',
    '0x10',
    'Infinity',
    '1,5',
    '1 000',
    '9007199254740993',
    '.',
    'e5',
  ])('refuses the count %j', (count) => {
    const stands = count === '' ? 'nothing' : JSON.stringify(count);
    for (const column of [1, 2, 3]) {
      const fields = ['a', '1', '1', '1'].with(column, count);
      const [problem, ...more] = problemsOf(`${HEADER}\n${fields.join(';')}`);
      expect(problem).toContain(`paths.csv:2:${HEADER.split(';')[column]}: ${stands} stands here`);
      expect(more).toEqual([]);
    }
  });

  it('names the line of the file where a quoted field goes over two', () => {
    const [problem] = problemsOf(`${HEADER}\n"a\nb";1;1;1\n\nc;x;1;1`);
    expect(problem).toMatch(/^paths\.csv:5:total_conversions: "x"/);
  });

  it('tells the first ten problems, those before a broken quote too', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `a;x${i};1;y`);
    const problems = problemsOf([HEADER, ...rows].join('\n'));
    expect(problems).toHaveLength(10);
    expect(problems[9]).toMatch(/^paths\.csv:6:total_null: "y"/);
    expect(
      problemsOf(`${HEADER}\na;x;1;1\nb;"1;1;1`).map((problem) => problem.split(': ')[0]),
    ).toEqual(['paths.csv:2:total_conversions', 'paths.csv:3:total_conversions']);
    expect(problemsOf('Path;conversions')).toHaveLength(2);
  });

  it('reads any text or says what is wrong with it', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ';', '\n', '\r\n', ' ', '>', 'a', '1', '-', 'é'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('', `${HEADER}\n`, 'path;total_conversions\n'),
        text,
        (header, rest) => {
          try {
            for (const { path, conversions, value, nulls } of read(header + rest)) {
              expect(path.every((channel) => channel !== '' && channel === channel.trim())).toBe(
                true,
              );
              expect(Math.min(conversions, value, nulls)).toBeGreaterThanOrEqual(0);
            }
          } catch (error) {
            if (!(error instanceof AttributionError)) throw error;
            const problems = error.message.split('\n');
            for (const problem of problems)
              expect(problem).toMatch(/^paths\.csv:\d+:[^:]+: .*expected /);
            expect(problems.length).toBeLessThanOrEqual(10);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each<[Partial<PathFileOptions>, RegExp]>([
    [{ delimiter: ';;' }, /the delimiter must be one character/],
    [{ delimiter: '"' }, /the delimiter must be one character/],
    [{ separator: '' }, /the separator of touches must not be empty/],
    [{ separator: ';' }, /the separator of touches must not be empty or contain the delimiter/],
    [{ columns: { nulls: 'path' } }, /four different names/],
  ])('refuses the format %j', (options, message) => {
    expect(problemsOf(HEADER, options)[0]).toMatch(message);
  });
});

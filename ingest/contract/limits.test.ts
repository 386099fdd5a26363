import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../mapping/read-json.ts';
import { processorMs } from '../testing/processor-time.ts';
import { DELIVERY_LIMITS, excessOf, sizeOfDelivery } from './limits.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const sizeOf = (text: string) => sizeOfDelivery(bytes(text));
const tricky = fc.oneof(fc.string(), fc.constantFrom('[[[', '}"{', '\\', '\\"[', 'я[ю{', '\n'));

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('records of a delivery', () => {
  it.each([
    ['one object', '{"id":1,"tags":{"a":[1,2,3]}}', 1],
    ['lines of JSON', '{"id":1}\n{"id":2}\n{"id":3}\n', 3],
    ['an array', '[{"id":1},\n {"id":2}]', 2],
    ['the smallest records', '{}\n'.repeat(1000), 1000],
    ['events of a hit', '{"client_id":"1.2","events":[{},{},{}]}', 3],
    ['a page of an API', '{"success":true,"data":[{"id":1},{"id":2}]}', 2],
    ['pages in an array', '[{"orders":[{},{}]},{"orders":[{},{}]}]', 4],
    ['a table', 'date,base\n2026-01-01,USD\n2026-01-02,USD\n', 3],
    ['a form', 'a=1&b=2', 1],
    ['blank lines', '\n'.repeat(50), 50],
    ['lines that are no JSON', 'x\nx\nx', 3],
    ['no JSON inside brackets', '[\nx\nx\nx\n]', 5],
    ['no JSON inside braces', '{\nx\nx\nx\n}', 5],
    ['a text that never ends', '{"a\nx\nx\nx', 4],
    ['brackets that never end', '[\n[\n[\n[', 4],
    ['brackets that end too often', '{}]\n\n\n\n', 4],
    ['JSON laid out over lines', '{\n "a": [\n  {\n   "b": 1\n  }\n ]\n}', 1],
  ])('%s', (_name, text, records) => expect(sizeOf(text).records).toBe(records));

  it('are never fewer than a mapping reads', () => {
    const record = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
    const piece = fc.oneof(record, tricky, fc.constantFrom('{', '[', ']', '"', ',', ':', '\r\n'));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('\n', ' ', ','),
        fc.boolean(),
        (pieces, between, listed) => {
          const joined = pieces.join(between);
          const text = listed ? `[${joined}]` : joined;
          // Broken JSON may look whole to a scan that reads no value; its lines are bounded as well.
          const { records, lines } = sizeOf(text);
          expect(Math.max(records, lines)).toBeGreaterThanOrEqual(readJson(text).length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('values of a delivery', () => {
  it('are its keys and values, or its cells', () => {
    expect(sizeOf('{"a":[1,true,"x",{}]}').values).toBe(7);
    expect(sizeOf('a;b;c\n1;2;3').values).toBe(4);
    expect(sizeOf('a=1&b=2').values).toBe(1);
  });
});

describe('nesting', () => {
  const tooDeep = (text: string, most: number) =>
    excessOf(bytes(text), DELIVERY_LIMITS.webhook, most)?.of === 'depth';

  it('agrees with the parsed value, whatever stands in its strings', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), tricky, (inner, text) => {
        const whole = { [text]: [text, inner] };
        const depth = depthOf(JSON.parse(JSON.stringify(whole)));
        const json = JSON.stringify(whole, null, 1);
        expect(tooDeep(json, depth)).toBe(false);
        expect(tooDeep(json, depth - 1)).toBe(true);
      }),
    );
  });

  it.each([
    ['the first line', '[[[[\n{}'],
    ['a later line', '{}\n[[[['],
    ['a line behind one that is no JSON', 'x\n[[[['],
    ['a line behind a text that never ends', '{"a\n[[[['],
    ['a line behind closing brackets', '{}]]]]]]\n[[[['],
  ])('is seen in %s', (_name, text) => expect(tooDeep(text, 3)).toBe(true));

  it.each([
    ['lines of JSON', '{"a":[1]}\n'.repeat(100)],
    ['brackets in the cells of a table', `Criterion\tCost\n${'buy [shoes\t1\n'.repeat(100)}`],
    ['names of a form', 'a[b]=1&'.repeat(100)],
  ])('is not seen in %s', (_name, text) => expect(tooDeep(text, 3)).toBe(false));
});

describe('excessOf', () => {
  const most = DELIVERY_LIMITS.webhook;

  it('lets the limit itself pass', () => {
    expect(excessOf(bytes('{}\n'.repeat(most.records)), most)).toBeUndefined();
    expect(excessOf(bytes('{}\n'.repeat(most.records + 1)), most)).toEqual({
      of: 'records',
      most: most.records,
    });
  });

  it('bounds keys of one record, and lines of laid-out JSON', () => {
    const keys = Array.from({ length: most.values / 2 + 1 }, (_, at) => `"${at}":0`).join(',');
    expect(excessOf(bytes(`{${keys}}`), most)?.of).toBe('values');
    expect(excessOf(bytes(`{${'\n'.repeat(most.lines)}}`), most)?.of).toBe('lines');
  });

  it('stops at the first excess', () => {
    const body = bytes('{}\n'.repeat(10_000_000));
    const began = processorMs();
    expect(excessOf(body, DELIVERY_LIMITS.batch)?.of).toBe('records');
    expect(processorMs() - began).toBeLessThan(2_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say } from './io.ts';
import { tableText, writeResult } from './output.ts';
import { printable, printableJson } from './printable.ts';
import { capturedIo } from './testing/captured-io.ts';

const OBEYED = /\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe('printable', () => {
  it.each([
    ['\x1b[2Jgone', '\\x1b[2Jgone'],
    ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
    ['\x9b2J', '\\x9b2J'],
    ['safe\u202eexe.txt', 'safe\\u202eexe.txt'],
    ['a\rb\tc\0d\x7f', 'a\\x0db\\x09c\\x00d\\x7f'],
    ['two\nlines', 'two\nlines'],
    ['Щётка – 刷子 “x” 👍🏽', 'Щётка – 刷子 “x” 👍🏽'],
  ])('%j: %j', (text, shown) => expect(printable(text)).toBe(shown));

  it('keeps what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const json = printableJson(JSON.stringify({ value, [text]: text }));
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, [text]: text })));
        expect(OBEYED.test(json)).toBe(false);
      }),
    );
  });
});

describe('what commands write', () => {
  const name = 'brand\x1b[2J\u202e\n\x9b5m';

  it('holds nothing that a terminal obeys, in tables, JSON and messages', () => {
    for (const format of ['table', 'json'] as const) {
      const io = capturedIo();
      writeResult(io, format, { [name]: name }, [{ [name]: name, b: { c: name } }], [name, 'b']);
      expect(OBEYED.test(io.out().replaceAll('\n', ''))).toBe(false);
    }
    const io = capturedIo();
    say(io, `${name}: failed`);
    expect(io.err()).toBe('brand\\x1b[2J\\u202e\n\\x9b5m: failed\n');
  });

  it('keeps the columns of a table in line', () => {
    expect(tableText([{ a: 'x\x1b', b: 'y' }], ['a', 'b'])).toBe('a      b\n─────  ─\nx\\x1b  y\n');
  });
});

import { describe, expect, it } from 'vitest';
import { JsonScanner } from './json-scanner.ts';

const scan = (text: string, array = false) => {
  const scanner = new JsonScanner(array, 1);
  const records = [...scanner.push(Buffer.from(text)), ...scanner.end()];
  return records.map(({ bytes, line }) => [Buffer.from(bytes).toString('utf8'), line]);
};

describe('JsonScanner', () => {
  it('is not misled by brackets, commas and quotes inside texts', () => {
    expect(scan('{"a":"}],{\\"\\\\"},{"b":"\\\\"}]', true)).toEqual([
      ['{"a":"}],{\\"\\\\"}', 1],
      ['{"b":"\\\\"}', 1],
    ]);
  });

  it('drops blanks between tokens, keeps them in texts and between plain tokens', () => {
    expect(scan('{ "a b" :\n [ 1 ,\t2 ] ,"c": 1 2 }')).toEqual([['{"a b":[1,2],"c":1 2}', 1]]);
  });

  it('takes values one after another, with the line of each', () => {
    expect(scan('{"a":1}{"a":2}\n\n{"a":\n3}\n')).toEqual([
      ['{"a":1}', 1],
      ['{"a":2}', 1],
      ['{"a":3}', 3],
    ]);
  });
});

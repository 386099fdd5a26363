import { describe, expect, it } from 'vitest';
import { csvText, tableText } from './output.ts';

describe('csvText', () => {
  it('quotes what needs it, and leaves unknown values empty', () => {
    const rows = [
      { a: 'x,"y"', b: null },
      { a: 1, b: 'z' },
    ];
    expect(csvText(rows, ['a', 'b'])).toBe('a,b\n"x,""y""",\n1,z\n');
  });
});

describe('tableText', () => {
  it('sets numbers to the right and unknown values as dashes', () => {
    const rows = [
      { channel: 'Email', cost: '12.50' },
      { channel: 'Paid Search', cost: null },
    ];
    expect(tableText(rows, ['channel', 'cost'])).toBe(
      'channel       cost\n───────────  ─────\nEmail        12.50\nPaid Search      –\n',
    );
  });
});

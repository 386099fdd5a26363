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

  it('guards what a stranger has posted, and leaves numbers alone', () => {
    const rows = [{ raw: '=HYPERLINK("http://x.example")', amount: '-12.50', body: { a: 1 } }];
    expect(csvText(rows, ['raw', 'amount', 'body'])).toBe(
      'raw,amount,body\n"\'=HYPERLINK(""http://x.example"")",-12.50,"{""a"":1}"\n',
    );
  });
});

describe('tableText', () => {
  it('shows control characters instead of sending them to the terminal', () => {
    expect(tableText([{ a: 'x\u001b[2J' }], ['a'])).toContain('x\\x1b[2J');
  });

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

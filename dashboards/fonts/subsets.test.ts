import { LANGUAGES } from '@throughline/api/contract/metrics';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '../i18n/messages.ts';
import { charactersOf, SUBSETS, unicodeRange } from './subsets.ts';

describe('the parts of the font', () => {
  const held = new Set(SUBSETS.flatMap((subset) => [...charactersOf(subset)]));

  it.each(LANGUAGES)('hold all that the pages say in %s', async (language) => {
    const said = new Set(JSON.stringify(await messagesOf(language)).replaceAll(/\\./g, ''));
    // A Greek letter in a formula is not worth a part of its own.
    const missing = [...said].filter((one) => !held.has(one) && !/\p{Script=Greek}/u.test(one));
    expect(missing).toEqual([]);
  });

  it.each(LANGUAGES)('hold the signs of sums in %s', (language) => {
    const sums = ['RUB', 'TRY', 'EUR', 'USD', 'UAH'].map((currency) =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(-1_234_567.5),
    );
    expect([...sums.join('')].filter((one) => !held.has(one))).toEqual([]);
  });

  it('are told to the browser without overlap', () => {
    expect(
      unicodeRange({
        of: 'latin',
        name: 'x',
        ranges: [
          [0x20, 0x7e],
          [0xb7, 0xb7],
        ],
      }),
    ).toBe('U+20-7E,U+B7');
    const all = SUBSETS.flatMap((subset) => [...charactersOf(subset)]);
    expect(all).toHaveLength(new Set(all).size);
  });
});

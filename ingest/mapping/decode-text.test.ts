import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { landingTags } from './landing-tags.ts';
import { queryParameters } from './query-parameters.ts';

/** Percent-encoded bytes of Russian text in windows-1251: А is C0, я is FF, Ё A8, ё B8. */
function windows1251(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      const byte = letter === 'Ё' ? 0xa8 : letter === 'ё' ? 0xb8 : code - 0x410 + 0xc0;
      return code < 128 ? encodeURIComponent(letter) : `%${byte.toString(16).toUpperCase()}`;
    })
    .join('');
}

describe('decodeText', () => {
  it.each([
    ['Весна', 'Весна'],
    [encodeURIComponent('Весна 5%'), 'Весна 5%'],
    [encodeURIComponent(encodeURIComponent('Весна')), 'Весна'],
    ['%25D0%2592%25D0%25B5%25D1%2581%25D0%25BD%25D0%25B0', 'Весна'],
    ['%u0412%u0435%u0441%u043D%u0430', 'Весна'],
    ['%u0412%20%u0438', 'В и'],
    [windows1251('Весна'), 'Весна'],
    [windows1251('весна и ёлка_2026'), 'весна и ёлка_2026'],
    [windows1251('ВЕСНА'), 'ВЕСНА'],
    [encodeURIComponent(windows1251('Весна')), 'Весна'],
    ['Cafe\u0301', 'Café'],
    ['100% wool', '100% wool'],
    ['50%', '50%'],
    ['a+b', 'a+b'],
    ['', ''],
  ])('%s is %s', (text, expected) => {
    expect(decodeText(text)).toBe(expected);
  });

  it.each([
    // München, Größe and Çiçek in windows-1252 and -1254; Весна in KOI8-R and cut in the middle of UTF-8.
    'M%FCnchen',
    'Gr%F6%DFe',
    '%C7i%E7ek',
    '%F7%C5%D3%CE%C1',
    '%D0%92%D0%B5%D1',
    '%00%CB',
    '%uD83D',
  ])('%s stays as it was written', (text) => {
    expect(decodeText(text)).toBe(text);
  });

  it('reads the encoding that an account names', () => {
    expect(decodeText('M%FCnchen', 'windows-1252')).toBe('München');
    expect(decodeText('%F7%C5%D3%CE%C1', 'koi8-r')).toBe('Весна');
    expect(decodeText('%B4%BA%BD%DA', 'gbk')).toBe('春节');
    expect(decodeText('%B4%FF', 'gbk')).toBe('%B4%FF');
    expect(decodeText(encodeURIComponent('München'), 'windows-1252')).toBe('München');
  });

  it('never makes two values one by not reading them, and is the same when done again', () => {
    const bytes = fc
      .array(fc.integer({ min: 0x80, max: 0xff }), { minLength: 1, maxLength: 6 })
      .map((all) => all.map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''));
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const [one, two] = [decodeText(a), decodeText(b)];
        expect(one).not.toContain('\ufffd');
        expect(decodeText(one)).toBe(one);
        // UTF-8 may spell one text in two ways (composed or not), bytes that are none may not.
        if (one === a && two === b) expect(one === two).toBe(a === b);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = decodeText(text);
        expect(decodeText(once)).toBe(once);
      }),
    );
  });
});

describe('landingTags', () => {
  it('decodes tags once and for all, and keeps addresses inside of parameters whole', () => {
    const tags = landingTags(
      `/?utm_source=google&utm_campaign=${windows1251('Весна')}&utm_term=%25D0%259B&utm_content=a+b%2Bc`,
    );
    expect(tags).toMatchObject({ campaign: 'Весна', keyword: 'Л', content: 'a b+c' });
    expect([...queryParameters('url=https%3A%2F%2Fa.example%2F%3Fx%3D%2526&=1&b')]).toEqual([
      ['url', 'https://a.example/?x=%26'],
      ['', '1'],
      ['b', ''],
    ]);
  });

  it('reads the account’s encoding', () => {
    expect(landingTags('/?utm_campaign=M%FCnchen', 'windows-1252').campaign).toBe('München');
    expect(landingTags('/?utm_campaign=M%FCnchen').campaign).toBe('M%FCnchen');
  });

  it('takes a macro that was not filled in for no name', () => {
    expect(
      landingTags('/?utm_source=%7Bsource%7D&utm_campaign=%257B%257Bcampaign.name%257D%257D'),
    ).toEqual({ source: '{source}', clickIds: [] });
  });
});

import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadSources } from '../sources/registry.ts';
import { misfits } from '../testing/setting-kinds.ts';
import { country, currency, secret, zone } from './settings.ts';

const why = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message;

describe('kinds of settings', () => {
  it('take what is right', () => {
    for (const name of ['Europe/Moscow', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta'])
      expect(why(zone(), name)).toBeUndefined();
    for (const code of ['EUR', 'RUB', 'KZT', 'TRY']) expect(why(currency(), code)).toBeUndefined();
    for (const code of ['DE', 'RU', 'TR']) expect(why(country(), code)).toBeUndefined();
    expect(why(secret(), 's')).toBeUndefined();
  });

  it('refuse what would become bad data, and name the valid form', () => {
    expect(why(zone(), 'Europe/Moskow')).toBe(
      'an IANA time zone such as Europe/Berlin (`Europe/Moscow`, if that was meant)',
    );
    for (const name of ['europe/berlin', '+03:00', 'EUROPE/BERLIN', '', 'Berlin'])
      expect(why(zone(), name)).toContain('an IANA time zone such as Europe/Berlin');
    expect(why(currency(), 'usd')).toContain('such as USD');
    for (const code of ['EUO', 'EURO', '€', ''])
      expect(why(currency(), code)).toContain('ISO 4217');
    for (const code of ['de', 'DEU', 'Q9', '']) expect(why(country(), code)).toContain('ISO 3166');
    expect(why(secret(16), 'short')).toBeDefined();
  });

  it('are what fields of their names are, in every source', async () => {
    for (const { name, settings } of await loadSources())
      expect(misfits(settings), name).toEqual([]);
    const wrong = z.object({ a: z.object({ timezone: z.string() }).prefault({ timezone: '' }) });
    expect(misfits(wrong)).toEqual(['a.timezone is no zone']);
    expect(misfits(z.object({ currency: currency().optional().describe('x') }))).toEqual([]);
  });
});

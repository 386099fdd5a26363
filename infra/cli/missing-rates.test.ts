import { describe, expect, it } from 'vitest';
import { missingRates } from './missing-rates.ts';
import type { Client, RequestOptions } from './request.ts';

/** A server that holds data of these days, with so many amounts unknown in the base currency. */
function serverWith(
  data: { from: string; to: string } | null,
  unknown: { cost: number; revenue: number; margin: number },
) {
  const asked: RequestOptions['query'][] = [];
  const answer = (body: unknown) => ({
    status: 200,
    text: '',
    bytes: new Uint8Array(),
    json: () => body,
  });
  const client: Client = {
    way: 'http',
    async request(_method, path, options) {
      if (path === '/api/v1/state') return answer({ data });
      asked.push(options?.query);
      return answer({ meta: { currency: 'EUR', unknown } });
    },
    close: async () => {},
  };
  return { client, asked };
}

const DAYS = { from: '2026-01-01', to: '2026-03-31' };

describe('missingRates', () => {
  it('counts what reports cannot show and says what mends it', async () => {
    const { client, asked } = serverWith(DAYS, { cost: 1, revenue: 2, margin: 2 });
    const sentence = await missingRates(client);
    expect(sentence).toContain('the money of 1 cost row and 2 sales: it is not in EUR');
    expect(sentence).toMatch(/`currency:` in throughline\.config\.yaml.*import exchange-rates/);
    expect(asked).toEqual([DAYS]);
  });

  it('is silent where every amount is known, or only a margin is not', async () => {
    for (const margin of [0, 5]) {
      const { client } = serverWith(DAYS, { cost: 0, revenue: 0, margin });
      expect(await missingRates(client)).toBeUndefined();
    }
    const { client, asked } = serverWith(null, { cost: 0, revenue: 0, margin: 0 });
    expect(await missingRates(client)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each([
    // Three years to the day are what a report still answers.
    ['2023-04-01', '2023-04-01'],
    ['2023-03-31', '2023-04-01'],
    ['2009-12-31', '2023-04-01'],
  ])('asks for no more than three years: data from %s', async (from, expected) => {
    const { client, asked } = serverWith({ ...DAYS, from }, { cost: 1, revenue: 0, margin: 0 });
    await missingRates(client);
    expect(asked).toEqual([{ from: expected, to: DAYS.to }]);
  });
});

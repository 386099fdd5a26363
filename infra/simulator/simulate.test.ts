import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { simulate, type World } from './simulate.ts';

const small = { seed: 11, from: '2025-01-15', months: 4, people: 500 } as const;

function digest(world: World): string {
  const hash = createHash('sha256');
  for (const { body, ...rest } of world.requests()) hash.update(JSON.stringify(rest)).update(body);
  for (const { content, ...rest } of world.imports())
    hash.update(JSON.stringify(rest)).update(content);
  return hash.digest('hex');
}

describe('simulate', () => {
  const world = simulate(small);

  it('gives byte-identical payloads for the same options, and others for another seed', () => {
    const first = digest(world);
    expect(digest(world)).toBe(first);
    expect(digest(simulate(small))).toBe(first);
    expect(digest(simulate({ ...small, seed: 12 }))).not.toBe(first);
  });

  it('sends requests in order of arrival and inside its months', () => {
    const times = [...world.requests()].map((request) => request.at);
    expect(times.length).toBeGreaterThan(300);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(Date.parse('2025-01-15T00:00:00+03:00') * 1000);
    expect(times.at(-1)).toBeLessThan(Date.parse('2025-05-15T00:00:00+03:00') * 1000);
  });

  it('moves GA4 between files and requests with `liveMonths`', () => {
    const count = (liveMonths: number) => {
      const { requests, imports } = simulate({ ...small, liveMonths });
      return {
        live: [...requests()].filter((request) => request.source === 'ga4').length,
        files: [...imports()].filter((file) => file.source === 'ga4').length,
      };
    };
    expect(count(0)).toEqual({ live: 0, files: 120 });
    expect(count(4).files).toBe(0);
    expect(count(4).live).toBeGreaterThan(count(2).live);
  });

  it('knows a clean line: nothing late, repeated or broken', () => {
    const { line } = simulate({ ...small, noise: 0 }).expected;
    expect(line).toMatchObject({ repeated: 0, broken: 0 });
    expect(simulate({ ...small, noise: 20 }).expected.line.broken).toBeGreaterThan(0);
  });

  it('names only invented domains, besides the places that visitors come from', () => {
    const known =
      /^(yandex\.ru|www\.google\.com|l\.(facebook|instagram)\.com|vk\.com|chatgpt\.com|www\.perplexity\.ai)$/;
    const decoder = new TextDecoder();
    const bodies = [...world.requests()].map((request) => decoder.decode(request.body));
    const files = [...world.imports()].map((file) => decoder.decode(file.content));
    const all = [...bodies, ...files].join('\n');
    const hosts = new Set([...all.matchAll(/https?:\/\/([^/"?\s\\]+)/g)].map((match) => match[1]!));
    const mails = new Set([...all.matchAll(/[\w.]+@([\w.-]+)/g)].map((match) => match[1]!));
    expect(hosts.size).toBeGreaterThan(5);
    expect(mails.size).toBeGreaterThan(1);
    for (const host of [...hosts, ...mails])
      if (!known.test(host)) expect(host).toMatch(/\.example$/);
  });

  it('refuses options that no vendor or calendar allows', () => {
    expect(() => simulate({ ...small, batch: 26 })).toThrow(RangeError);
    expect(() => simulate({ ...small, from: '15.01.2025' })).toThrow(RangeError);
    expect(() => simulate({ ...small, months: 0 })).toThrow(RangeError);
    expect(() => simulate({ ...small, without: ['fax'] })).toThrow('there is no channel fax');
  });
});

describe('the demonstration world', () => {
  const { expected, truth } = simulate({ seed: 7, from: '2025-09-22' });

  it('is in realistic proportion', () => {
    const { orders, deals, costs, visits } = expected;
    const rate = 95;
    const deal = (micros: bigint | undefined) => Number(micros ?? 0n) / 1e6;
    const dealMoney = deal(deals.wonAmount.RUB) + rate * deal(deals.wonAmount.EUR);
    const revenue = deal(orders.net.RUB) + dealMoney;
    const spent =
      deal(costs['yandex-direct'].cost) +
      deal(costs['google-ads'].cost) +
      rate * deal(costs.meta.cost);
    expect(orders.paid / visits).toBeGreaterThan(0.01);
    expect(orders.paid / visits).toBeLessThan(0.03);
    expect(deal(orders.net.RUB) / orders.paid).toBeGreaterThan(5_500);
    expect(deal(orders.net.RUB) / orders.paid).toBeLessThan(7_500);
    expect(dealMoney / deals.won).toBeGreaterThan(130_000);
    expect(dealMoney / deals.won).toBeLessThan(230_000);
    expect(spent / revenue).toBeGreaterThan(0.11);
    expect(spent / revenue).toBeLessThan(0.19);
    expect(expected.line.requests).toBeLessThan(15_000);
  });

  it('has paid channels that earn and paid channels that lose', () => {
    const roi = (key: string) => {
      const channel = truth.channels.find((each) => each.key === key)!;
      const cost = channel.campaigns.reduce((sum, each) => {
        const rate = each.currency === 'EUR' ? 95 : 1;
        return sum + (Number(each.costMicros ?? 0n) / 1e6) * rate;
      }, 0);
      return (channel.revenue * 0.4) / cost;
    };
    expect(roi('paid_social')).toBeGreaterThan(1.3);
    expect(roi('google_search')).toBeGreaterThan(1.2);
    expect(roi('retargeting')).toBeLessThan(0.6);
    expect(roi('yandex_brand')).toBeLessThan(0.8);
  });
});

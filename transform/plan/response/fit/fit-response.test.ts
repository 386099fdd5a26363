import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../answer-of.ts';
import { normalQuantile } from '../../figures/normal.ts';
import { uniformStream } from '../../risk/random-stream.ts';
import { adstock } from '../adstock.ts';
import { curveOf } from '../curve.ts';
import { fitResponse } from './fit-response.ts';

interface World {
  readonly weeks?: number;
  readonly half?: number;
  readonly alpha?: number;
  readonly variation?: number;
  readonly noise?: number;
  readonly seed?: number;
  readonly trend?: number;
  readonly wave?: number;
}

const CEILING = 4_000;

/** Weeks of a known business: spends around 1,000, a Hill curve, memory, a yearly wave, noise like that of deals. */
function simulate({
  weeks = 104,
  half = 1_500,
  alpha = 0.4,
  variation = 0.5,
  noise = 0.1,
  seed = 1,
  trend = 0.1,
  wave = 0.2,
}: World = {}) {
  const next = uniformStream(seed, 'weeks');
  const z = () => normalQuantile(next());
  const spend = Array.from({ length: weeks }, () => 1_000 * Math.exp(variation * z()));
  const curve = curveOf({ kind: 'hill', ceiling: CEILING, half, slope: 1 });
  const remembered = adstock(spend, { kind: 'geometric', alpha, length: 8, normalise: true });
  const margin = remembered.map((x, week) => {
    const years = (week - weeks + 1) / 52.18;
    const mean =
      curve.value(x!) * Math.exp(trend * years + wave * Math.sin((2 * Math.PI * week) / 52.18));
    return mean + noise * Math.sqrt(mean * curve.value(1_000)) * z();
  });
  return { spend, margin, curve };
}

const ask = (request: object) => answerOf(fitResponse, request);
const fit = (world: World, more: object = {}) => {
  const { spend, margin } = simulate(world);
  return ask({ channels: [{ channel: 'a', spend, margin }], ...more }).channels[0]!;
};

describe('fitting a response curve', () => {
  it('finds known curves again: returns within 5 % and the next unit within 20 % as a rule, and says how sure it is', () => {
    const next = uniformStream(99, 'worlds');
    const worlds = Array.from({ length: IS_LONG ? 200 : 25 }, (_, seed) => {
      return { half: 700 + 2_300 * next(), alpha: 0.7 * next(), seed };
    });
    const found = worlds.map((given) => {
      const { curve, spend } = simulate(given);
      const { status, curve: fitted, observed, now } = fit(given);
      expect(status).toBe('fitted');
      const current = observed!.current;
      expect(current).toBeCloseTo(spend.slice(-4).reduce((sum, one) => sum + one, 0) / 4, 6);
      const [low, high] = now!.marginal_between!;
      const slope = curve.slope(current);
      return {
        value: Math.abs(curveOf(fitted!).value(1_300) / curve.value(1_300) - 1),
        slope: Math.abs(curveOf(fitted!).slope(1_000) / curve.slope(1_000) - 1),
        held: low <= slope && slope <= high,
      };
    });
    const [values, slopes] = (['value', 'slope'] as const).map((of) =>
      found.map((one) => one[of]).sort((a, b) => a - b),
    );
    const middle = Math.floor(worlds.length / 2);
    expect(values![middle]).toBeLessThan(0.05);
    expect(values!.at(-1)).toBeLessThan(0.25);
    expect(slopes![middle]).toBeLessThan(0.2);
    // Of 80 % intervals: 161 of 200.
    const held = found.filter((one) => one.held).length / found.length;
    expect(held).toBeGreaterThanOrEqual(0.7);
    expect(held).toBeLessThanOrEqual(0.92);
  });

  it('answers alike for any order of channels, for the same seed, and in any currency', () => {
    const [a, b] = [simulate(), simulate({ seed: 7, half: 900 })];
    const channels = [
      { channel: 'a', spend: a.spend, margin: a.margin },
      { channel: 'b', spend: b.spend, margin: b.margin },
    ];
    const first = ask({ channels, draws: 5 });
    const turned = ask({ channels: channels.toReversed(), draws: 5 });
    expect(turned.channels.toReversed()).toEqual(first.channels);
    const dear = channels.map(({ channel, spend, margin }) => ({
      channel,
      spend: spend.map((x) => 90 * x),
      margin: margin.map((y) => 90 * y),
    }));
    const other = ask({ channels: dear, draws: 5 });
    const ceiling = (of: typeof first) => (of.channels[0]!.curve as { ceiling: number }).ceiling;
    expect(ceiling(other) / ceiling(first) / 90).toBeCloseTo(1, 3);
  });

  it('assumes a straight line near today where too little was seen, and says why', () => {
    const short = fit({ weeks: 25 });
    expect(short.status).toBe('linear');
    expect(short.observed!.too_little).toEqual(['weeks']);
    expect(short.curve!.kind).toBe('linear');
    const current = short.observed!.current;
    expect(short.straight_within).toEqual([current * 0.7, current * 1.3]);
    expect(fit({ variation: 0.1 }).observed!.too_little).toEqual(['variation']);
    const steps = simulate();
    const coarse = steps.spend.map((x) => 400 * Math.min(7, Math.max(1, Math.round(x / 400))));
    const levels = ask({ channels: [{ channel: 'a', spend: coarse, margin: steps.margin }] });
    expect(levels.channels[0]!.observed!.too_little).toEqual(['levels']);
    // 26 weeks, 8 spends and a variation of 0.2 are enough.
    expect(fit({ weeks: 26 }).status).toBe('fitted');
    const earned = short.observed!.margin / short.observed!.mean;
    expect(short.now!.return / earned).toBeCloseTo(1, 1);
    const [low, high] = short.now!.marginal_between!;
    // The next unit may bring a third less than the mean one: e^(−1.28 · 0.3) = 0.68.
    expect(low).toBeLessThan(0.7 * short.now!.return);
    expect(high).toBeGreaterThan(1.4 * short.now!.return);
  });

  it('says from which spend on a curve is extrapolated, and scales it by an experiment', () => {
    const found = fit({});
    expect(found.extrapolated_from).toBe(1.5 * found.observed!.most);
    const { spend, margin } = simulate();
    const channels = [{ channel: 'a', spend, margin, experiment: 0.8 }];
    const measured = ask({ channels }).channels[0]!;
    const [plain, less] = [found.curve, measured.curve] as { ceiling: number; half: number }[];
    expect(less!.ceiling / plain!.ceiling).toBeCloseTo(0.8, 12);
    expect(less!.half).toBe(plain!.half);
  });

  it('learns the bend of a poor channel from the rich ones of its group', () => {
    const poor = simulate({ weeks: 104, noise: 1.2, half: 600, seed: 3 });
    const rich = [4, 5, 6].map((seed) => simulate({ half: 600, seed, noise: 0.05 }));
    const channel = (name: string, { spend, margin }: typeof poor) => ({
      channel: name,
      spend,
      margin,
    });
    const alone = ask({ channels: [channel('poor', poor)] }).channels[0]!;
    const together = ask({
      channels: [channel('poor', poor), ...rich.map((one, at) => channel(`rich ${at}`, one))],
    }).channels[0]!;
    const width = ([low, high]: readonly [number, number]) => high - low;
    expect(width(together.now!.marginal_between!)).toBeLessThan(
      width(alone.now!.marginal_between!),
    );
    const off = (one: typeof alone) =>
      Math.abs(Math.log((one.curve as { half: number }).half / 600));
    expect(off(together)).toBeLessThan(off(alone));
  });

  it('knows a season, a trend and a price that are told', () => {
    const { spend, margin } = simulate({ wave: 0, trend: 0, noise: 0.02 });
    const season = spend.map((_, week) => 1 + 0.4 * Math.cos(week / 8));
    const price = spend.map((_, week) => (week % 10 < 5 ? 10 : 12));
    const told = margin.map((y, week) => y * season[week]! * (price[week]! / 11) ** -1.5);
    const asked = { channels: [{ channel: 'a', spend, margin: told }], season, price };
    const { controls, curve } = ask(asked).channels[0]!;
    expect(Math.abs(controls!.price + 1.5)).toBeLessThan(0.15);
    expect([controls!.sine, controls!.cosine]).toEqual([0, 0]);
    expect(curveOf(curve!).value(1_000) / simulate().curve.value(1_000)).toBeCloseTo(1, 1);
    const grown = fit({ trend: 0.3, wave: 0.25, noise: 0.02 }).controls!;
    expect(grown.trend).toBeCloseTo(0.3, 1);
    expect(grown.sine).toBeCloseTo(0.25, 1);
  });

  it('fits the other kinds on demand', () => {
    for (const kind of ['exponential', 'power', 'linear'] as const) {
      const found = fit({ noise: 0.05 }, { kind, draws: 20 });
      expect(found.curve!.kind).toBe(kind);
      const at = curveOf(found.curve!).value(1_000) / simulate().curve.value(1_000);
      // A straight line does not bend where the truth does.
      expect(Math.abs(at - 1)).toBeLessThan(kind === 'linear' ? 0.25 : 0.1);
    }
    const free = fit({ noise: 0.05 }, { slope: 'free', memory: { kind: 'binomial', length: 8 } });
    expect((free.curve as { slope: number }).slope).not.toBe(1);
    expect(free.adstock!.kind).toBe('binomial');
  });

  it('leaves out what is unknown and says how much; without spend there is no curve', () => {
    const { spend, margin } = simulate();
    const holes = {
      channel: 'a',
      spend: spend.with(30, null as unknown as number),
      margin: margin.with(60, null as unknown as number),
    };
    const [found, none] = ask({
      channels: [holes, { channel: 'b', spend: spend.map(() => 0), margin }],
    }).channels;
    expect(found!.observed).toMatchObject({ weeks: 102, unknown_weeks: 2 });
    expect(found!.status).toBe('fitted');
    expect(none).toMatchObject({ status: 'no_spend', curve: null, curve_draws: [] });
    const loss = ask({ channels: [{ channel: 'a', spend, margin: margin.map(() => -1) }] });
    expect(loss.channels[0]!.observed!.too_little).toEqual(['margin']);
    expect(loss.channels[0]!.curve).toEqual({ kind: 'linear', factor: 0 });
    const refused = { channels: [{ channel: 'a', spend, margin: margin.slice(1) }] };
    expect(fitResponse.input.safeParse(refused).success).toBe(false);
  });
});

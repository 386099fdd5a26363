import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTestLine } from '../testing/test-line.ts';
import { world } from '../testing/worlds.ts';
import { creditOf } from './credit-of.ts';
import { RULE_MODELS, type RuleModelName } from './model-names.ts';

const STATE = 'generation = {generation:UInt32}, revision = {revision:UInt64}';
const CUSTOM = [10, 30, 20] as const;
const HALF_LIFE_US = 7 * 86_400_000_000;

interface Touch {
  readonly id: string;
  readonly at: number;
  readonly channel: string;
  readonly paid: boolean;
}
interface Journey {
  readonly conversion_id: string;
  readonly revenue_base: string | null;
  readonly margin_base: string | null;
  readonly lead_us: string;
  readonly opportunity_us: string;
  readonly touches: readonly [at: string, id: string, channel: string, paid: boolean][];
}
interface Credit {
  readonly model: RuleModelName;
  readonly conversion_id: string;
  readonly touch_id: string;
  readonly share_nano: string;
  readonly revenue_base: string | null;
  readonly margin_base: string | null;
}

/** The definitions once more, in whole numbers where they are: the weight of each touch of one journey. */
const WEIGHTS: Record<
  RuleModelName,
  (journey: readonly Touch[], lead: number, opportunity: number) => number[]
> = {
  first: (journey) => only(journey, 0),
  last: (journey) => only(journey, journey.length - 1),
  first_non_direct: (journey) =>
    only(
      journey,
      Math.max(
        0,
        journey.findIndex(({ channel }) => channel !== 'Direct'),
      ),
    ),
  last_non_direct: (journey) => {
    const found = journey.findLastIndex(({ channel }) => channel !== 'Direct');
    return only(journey, found < 0 ? journey.length - 1 : found);
  },
  first_paid: (journey) =>
    only(
      journey,
      Math.max(
        0,
        journey.findIndex(({ paid }) => paid),
      ),
    ),
  last_paid: (journey) => {
    const found = journey.findLastIndex(({ paid }) => paid);
    return only(journey, found < 0 ? journey.length - 1 : found);
  },
  linear: (journey) => journey.map(() => 1),
  linear_unique: (journey) => journey.map(({ channel }) => 1 / timesIn(journey, channel)),
  position_based: (journey) => ends(journey, 40, 20, 40),
  j_shaped: (journey) => ends(journey, 20, 20, 60),
  inverse_j: (journey) => ends(journey, 60, 20, 20),
  custom: (journey) => ends(journey, ...CUSTOM),
  w_shaped: (journey, lead, opportunity) => milestones(journey, 30, [0, lead, opportunity]),
  full_path: (journey, lead, opportunity) =>
    milestones(journey, 22.5, [0, lead, opportunity, journey.length - 1]),
  time_decay: (journey) => journey.map(({ at }) => 2 ** ((at - journey.at(-1)!.at) / HALF_LIFE_US)),
  participation: (journey) => journey.map(({ channel }) => 1 / timesIn(journey, channel)),
};

const only = (journey: readonly Touch[], chosen: number) =>
  journey.map((_, i) => (i === chosen ? 1 : 0));
const timesIn = (journey: readonly Touch[], name: string) =>
  journey.filter(({ channel }) => channel === name).length;

function ends(journey: readonly Touch[], first: number, middle: number, last: number): number[] {
  const m = journey.length;
  if (m === 1) return [1];
  return journey.map((_, i) => (i === 0 ? first : i === m - 1 ? last : middle / (m - 2)));
}

function milestones(journey: readonly Touch[], weight: number, at: readonly number[]): number[] {
  const rest = journey.length - new Set(at).size;
  return journey.map((_, i) => {
    const reached = at.filter((place) => place === i).length * weight;
    return at.includes(i) || rest === 0 ? reached : 10 / rest;
  });
}

const lastUpTo = (journey: readonly Touch[], time: number) =>
  Math.max(0, journey.filter(({ at }) => at <= time).length - 1);

const queryOf = (model: RuleModelName) => `${creditOf(model)}
SELECT '${model}' AS model, toString(conversion_id) AS conversion_id, toString(touch_id) AS touch_id,
  share_nano, revenue_base, margin_base
FROM credit`;

const JOURNEYS = `
SELECT toString(c.conversion_id) AS conversion_id, any(c.revenue_base) AS revenue_base, any(c.margin_base) AS margin_base,
  any(toString(toUnixTimestamp64Micro(lead_at))) AS lead_us, any(toString(toUnixTimestamp64Micro(opportunity_at))) AS opportunity_us,
  arraySort(x -> (toInt64(x.1), toUInt64(x.2)), groupArrayIf((toString(toUnixTimestamp64Micro(t.at)), toString(t.touch_id), way.channel, way.paid),
    t.at <= c.at AND t.at >= c.at - toIntervalDay(90) AND t.touch_id != 0)) AS touches
FROM conversions(${STATE}) AS c
LEFT JOIN touchpoints(${STATE}) AS t ON t.owner = c.owner
LEFT JOIN (SELECT traffic, toString(channel) AS channel, paid FROM traffic FINAL) AS way ON way.traffic = t.traffic
GROUP BY conversion_id`;

describe('credit', () => {
  it('is what the definitions say under every rule, and adds up to each conversion exactly', {
    timeout: runs(300_000, 3_600_000),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(world, async (facts) => {
        const line = await openTestLine({ currency: 'EUR' });
        await line.load(facts);
        await line.advance();
        const journeys = await line.rows<Journey>(JOURNEYS);
        const credit = new Map<string, Credit[]>();
        for (const model of RULE_MODELS)
          for (const part of await line.rows<Credit>(queryOf(model), { custom: CUSTOM })) {
            const key = `${model}/${part.conversion_id}`;
            credit.set(key, [...(credit.get(key) ?? []), part]);
          }
        for (const journey of journeys)
          for (const model of RULE_MODELS)
            check(journey, model, credit.get(`${model}/${journey.conversion_id}`) ?? []);
        expect(credit.size).toBe(journeys.length * RULE_MODELS.length);
        await line.close();
      }),
      { numRuns: runs(1, 25) },
    );
  });
});

function check(journey: Journey, model: RuleModelName, got: readonly Credit[]): void {
  const touches = journey.touches.map(([at, id, channel, paid]) => ({
    at: Number(at),
    id,
    channel,
    paid,
  }));
  const weights = WEIGHTS[model](
    touches,
    lastUpTo(touches, Number(journey.lead_us)),
    lastUpTo(touches, Number(journey.opportunity_us)),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = model === 'participation' ? weights : weights.map((weight) => weight / sum);
  const expected =
    touches.length > 0 ? touches.map(({ id }, i) => [id, parts[i]!] as const) : [['0', 1] as const];
  const channels =
    model === 'participation' ? new Set(touches.map(({ channel }) => channel)).size || 1 : 1;

  const found = new Map(got.map((row) => [row.touch_id, row]));
  for (const [id, part] of expected) {
    const row = found.get(id);
    expect(Number(row?.share_nano ?? 0) / 1e9).toBeCloseTo(part, 8);
    for (const money of ['revenue_base', 'margin_base'] as const) {
      const whole = journey[money];
      const credited = row?.[money] ?? (whole === null ? null : '0');
      if (whole === null) expect(credited).toBeNull();
      // Cut at bounds that are rounded, a part is less than a whole hundredth off.
      else expect(Math.abs(Number(credited) - Number(whole) * part)).toBeLessThan(10_000 + 1);
    }
  }
  const total = (of: (row: Credit) => string | null) =>
    got.reduce((so, row) => so + BigInt(of(row) ?? 0), 0n);
  expect(total((row) => row.share_nano)).toBe(BigInt(channels) * 1_000_000_000n);
  expect(total((row) => row.revenue_base)).toBe(
    BigInt(channels) * BigInt(journey.revenue_base ?? 0),
  );
  expect(total((row) => row.margin_base)).toBe(BigInt(channels) * BigInt(journey.margin_base ?? 0));
}

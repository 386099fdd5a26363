import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestLine, removeTestFolder } from '../testing/test-line.ts';
import { world } from '../testing/worlds.ts';

afterAll(removeTestFolder);

const RUNS = Number(process.env.THROUGHLINE_PROPERTY_RUNS ?? 5);
const STATE = '(generation = {generation:UInt32}, revision = {revision:UInt64})';

interface Credit {
  readonly conversion_id: string;
  readonly model: string;
  readonly touch_id: string;
  readonly share_nano: string;
  readonly revenue_base: string | null;
  readonly margin_base: string | null;
}
interface Journey {
  readonly conversion_id: string;
  readonly revenue_base: string | null;
  readonly margin_base: string | null;
  readonly touches: readonly string[];
  readonly times: readonly string[];
  readonly directs: readonly boolean[];
}

/** The rules once more, written from their definitions: weights of the touches of one journey. */
const RULES: Record<string, (journey: Journey) => bigint[]> = {
  first: ({ touches }) => touches.map((_, i) => (i === 0 ? 1n : 0n)),
  last: ({ touches }) => touches.map((_, i) => (i === touches.length - 1 ? 1n : 0n)),
  last_non_direct: ({ touches, directs }) => {
    const chosen = directs.lastIndexOf(false);
    const at = chosen < 0 ? touches.length - 1 : chosen;
    return touches.map((_, i) => (i === at ? 1n : 0n));
  },
  linear: ({ touches }) => touches.map(() => 1n),
  // 40 % to either end and 20 % to all between, in whole numbers
  position_based: ({ touches: { length: m } }) =>
    Array.from({ length: m }, (_, i) =>
      m <= 2 ? 1n : i === 0 || i === m - 1 ? BigInt(2 * (m - 2)) : 1n,
    ),
  time_decay: ({ times }) =>
    times.map((t) =>
      BigInt(Math.round(2 ** (-(Number(times.at(-1)) - Number(t)) / (7 * 86_400_000_000)) * 1e12)),
    ),
};

/** Largest remainder: whole parts, then one more each to the largest remainders, the earlier first. */
function divide(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const size = total < 0n ? -total : total;
  const parts = weights.map((w) => (size * w) / sum);
  const rest = size - parts.reduce((a, b) => a + b, 0n);
  weights
    .map((w, i) => ({ i, remainder: (size * w) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1))
    .slice(0, Number(rest))
    .forEach(({ i }) => {
      parts[i]! += 1n;
    });
  return parts.map((part) => (total < 0n ? -part : part));
}

function money(amount: string | null, weights: readonly bigint[]): (string | null)[] {
  if (amount === null) return weights.map(() => null);
  const unit = BigInt(amount) % 10_000n === 0n ? 10_000n : 1n;
  return divide(BigInt(amount) / unit, weights).map((part) => String(part * unit));
}

describe('credit', () => {
  it('is what the definitions say, and adds up to each conversion exactly', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(world, async (facts) => {
        const line = await openTestLine({ currency: 'EUR' });
        await line.load(facts);
        await line.advance();
        const journeys = await line.rows<Journey>(
          `SELECT c.conversion_id AS conversion_id, any(c.revenue_base) AS revenue_base, any(c.margin_base) AS margin_base,
             arrayMap(x -> toString(x.2), arraySort(groupArrayIf((touch_seq, j.touch_id), touch_seq > 0))) AS touches,
             arrayMap(x -> toString(x.2), arraySort(groupArrayIf((touch_seq, toUnixTimestamp64Micro(j.touch_at)), touch_seq > 0))) AS times,
             arrayMap(x -> x.2, arraySort(groupArrayIf((touch_seq, j.is_direct), touch_seq > 0))) AS directs
           FROM conversions${STATE} AS c LEFT JOIN journeys${STATE} AS j ON j.conversion_id = c.conversion_id
           GROUP BY conversion_id`,
        );
        const credit = await line.rows<Credit>(
          `SELECT conversion_id, model, touch_id, share_nano, revenue_base, margin_base FROM credit${STATE}`,
        );
        const key = (conversion: string, model: string, touch: string) =>
          `${conversion}/${model}/${touch}`;
        const got = new Map(credit.map((c) => [key(c.conversion_id, c.model, c.touch_id), c]));
        let expected = 0;
        for (const journey of journeys) {
          const touches = journey.touches.length > 0 ? journey.touches : ['0'];
          for (const [model, rule] of Object.entries(RULES)) {
            const weights = journey.touches.length > 0 ? rule(journey) : [1n];
            const shares = divide(1_000_000_000n, weights);
            const revenues = money(journey.revenue_base, weights);
            const margins = money(journey.margin_base, weights);
            for (const [i, touch] of touches.entries()) {
              const nothing = shares[i] === 0n && !Number(revenues[i]) && !Number(margins[i]);
              const row = got.get(key(journey.conversion_id, model, touch));
              if (nothing) {
                expect(row).toBeUndefined();
                continue;
              }
              expected += 1;
              expect([model, row?.share_nano, row?.revenue_base, row?.margin_base]).toEqual([
                model,
                String(shares[i]),
                revenues[i],
                margins[i],
              ]);
            }
          }
        }
        expect(credit.length).toBe(expected);
        await line.close();
      }),
      { numRuns: RUNS },
    );
  });
});

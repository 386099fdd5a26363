import { runs } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import { creditOf } from '../attribution/credit-of.ts';
import type { RuleModelName } from '../attribution/model-names.ts';
import { RULE_MODELS } from '../attribution/model-names.ts';
import type { DeriveSettings } from '../derive/settings.ts';
import { call, client, deal, form, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const google = { source: 'google', medium: 'cpc' };
const facebook = { source: 'facebook', medium: 'cpc' };
const mail = { source: 'newsletter', medium: 'email' };
const STATE = 'generation = {generation:UInt32}, revision = {revision:UInt64}';
const who = { client_id: client('a') };

type Line = Awaited<ReturnType<typeof openTestLine>>;
type Traffic = { source: string; medium: string };
const seen = (time: string, traffic?: Traffic) => visit([client('a')], `${time}Z`, traffic);

/** Loads facts under these settings and hands over what was derived. */
async function derived(
  facts: Parameters<Line['load']>[0],
  ask: (line: Line) => Promise<void>,
  settings: Partial<DeriveSettings> = {},
): Promise<void> {
  const line = await openTestLine(settings);
  await line.load(facts);
  await line.advance();
  await ask(line);
  await line.close();
}

/** Touches of the sale of this label in order, as `select` says. */
async function ledger(line: Line, label: string, select: string): Promise<unknown[]> {
  const rows = await line.rows<{ found: unknown }>(
    `SELECT (${select}) AS found FROM journeys(${STATE}) AS j
     LEFT JOIN (SELECT traffic, toString(channel) AS channel FROM traffic FINAL) AS way ON way.traffic = j.traffic
     WHERE kind != 'lead' AND conversion_id IN (SELECT conversion_id FROM conversions(${STATE}) WHERE label = '${label}')
     ORDER BY touch_seq`,
  );
  return rows.map(({ found }) => found);
}
const days = (line: Line, label: string) => ledger(line, label, 'toDayOfMonth(touch_day)');

/** Credits of the sales under one rule, oldest touch first; whole hundredths. */
async function credits(line: Line, model: RuleModelName): Promise<number[]> {
  const rows = await line.rows<{ revenue: string }>(
    `${creditOf(model)} SELECT revenue_base AS revenue FROM credit
     WHERE kind != 'lead' ORDER BY conversion_id, touch_seq`,
    { custom: [40, 20, 40] },
  );
  return rows.map(({ revenue }) => Number(revenue) / 10_000);
}

describe('the ledger', () => {
  it('numbers touches, channels and the touches of a channel, and finds the first and last of a kind', () =>
    derived(
      [
        seen('2026-03-01T10:00:00'),
        seen('2026-03-02T10:00:00', mail),
        seen('2026-03-03T10:00:00', google),
        seen('2026-03-04T10:00:00', facebook),
        seen('2026-03-05T10:00:00', mail),
        seen('2026-03-06T10:00:00'),
        order('1', who, '2026-03-06T10:30:00Z', 60),
      ],
      async (line) => {
        // Direct is the first channel, with two touches; Email the second, with two; then one of each kind of paid.
        expect(
          await ledger(
            line,
            '1',
            'touch_seq, touches, channel, channel_seq, channels, channel_touch_seq, channel_touches',
          ),
        ).toEqual([
          [1, 6, 'Direct', 1, 4, 1, 2],
          [2, 6, 'Email', 2, 4, 1, 2],
          [3, 6, 'Paid Search', 3, 4, 1, 1],
          [4, 6, 'Paid Social', 4, 4, 1, 1],
          [5, 6, 'Email', 2, 4, 2, 2],
          [6, 6, 'Direct', 1, 4, 2, 2],
        ]);
        const found = 'first_non_direct, last_non_direct, first_paid, last_paid';
        expect(await ledger(line, '1', found)).toEqual(new Array(6).fill([2, 5, 3, 4]));
        // A quarter of 60.00 to each channel, divided among its touches.
        expect(await credits(line, 'linear_unique')).toEqual([750, 750, 1500, 1500, 750, 750]);
      },
    ));

  it('takes the ends of a journey that has no touch of a kind', () =>
    derived(
      [
        seen('2026-03-01T10:00:00'),
        seen('2026-03-08T10:00:00'),
        order('1', who, '2026-03-08T10:30:00Z', 60),
      ],
      async (line) => {
        const found =
          'first_non_direct, last_non_direct, first_paid, last_paid, decay_from, decay_upto';
        // A half-life apart the touches weigh 1/2 and 1: a third and two thirds.
        expect(await ledger(line, '1', found)).toEqual([
          [1, 2, 1, 2, 0, 333333333],
          [1, 2, 1, 2, 333333333, 1000000000],
        ]);
      },
    ));

  it('counts every touch before it to each conversion of a person, one of the same moment too', () =>
    derived(
      [
        seen('2026-03-01T10:00:00', google),
        order('1', who, '2026-03-02T10:00:00Z', 10),
        seen('2026-03-03T10:00:00', mail),
        seen('2026-03-05T10:00:00'),
        order('2', who, '2026-03-05T10:00:00Z', 20),
        seen('2026-03-07T10:00:00', google),
      ],
      async (line) => {
        expect(await days(line, '1')).toEqual([1]);
        expect(await days(line, '2')).toEqual([1, 3, 5]);
        expect(await ledger(line, '2', 'touches, is_first_purchase')).toEqual(
          new Array(3).fill([3, false]),
        );
      },
    ));

  it('has one nameless touch for a conversion without any, which no rule can give away', () =>
    derived([order('1', who, '2026-03-02T10:00:00Z', 10)], async (line) => {
      const everything =
        'touch_id, touch_day, traffic, way, touch_seq, touches, channel_seq, channels, channel_touch_seq, channel_touches, first_non_direct, last_paid, lead_touch, opportunity_touch, decay_from, decay_upto';
      expect(await ledger(line, '1', everything)).toEqual([
        ['0', '2026-03-02', '0', '0', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1000000000],
      ]);
      for (const model of RULE_MODELS)
        expect([model, await credits(line, model)]).toEqual([model, [1000]]);
    }));
});

describe('milestones of a deal', () => {
  it('weigh 30 each in W-shaped and 22.5 each in full path, and the other touches share 10', () =>
    derived(
      [
        seen('2026-03-01T10:00:00', google),
        // The form makes the lead: its visit is the second touch, and the last before the lead.
        seen('2026-03-03T10:00:00', mail),
        form([client('a')], '2026-03-03T10:05:00Z', { sessionId: 'a-2026-03-03T10' }),
        seen('2026-03-05T10:00:00'),
        // The deal is created after the fourth touch and won after the sixth.
        seen('2026-03-07T10:00:00', facebook),
        seen('2026-03-10T10:00:00', mail),
        seen('2026-03-12T10:00:00'),
        deal('7', who, '2026-03-08T10:00:00Z', { won: '2026-03-13T10:00:00Z', amount: 100 }),
      ],
      async (line) => {
        expect(await ledger(line, 'Deal 7', 'touches, lead_touch, opportunity_touch')).toEqual(
          new Array(6).fill([6, 2, 4]),
        );
        // Bounds 30, 60, 63⅓, 93⅓, 96⅔ and 100, of which each touch has the step up to its own.
        expect(await credits(line, 'w_shaped')).toEqual([3000, 3000, 333, 3000, 334, 333]);
        // The last touch is a milestone as well, so only the third and the fifth share.
        expect(await credits(line, 'full_path')).toEqual([2250, 2250, 500, 2250, 500, 2250]);
      },
    ));

  it('add up where they meet in one touch, and have all where every touch is one', () =>
    derived(
      [
        seen('2026-03-01T10:00:00', google),
        form([client('a')], '2026-03-01T10:05:00Z', { sessionId: 'a-2026-03-01T10' }),
        seen('2026-03-03T10:00:00', mail),
        deal('7', who, '2026-03-04T10:00:00Z', { won: '2026-03-05T10:00:00Z', amount: 90 }),
      ],
      async (line) => {
        expect(await ledger(line, 'Deal 7', 'touches, lead_touch, opportunity_touch')).toEqual(
          new Array(2).fill([2, 1, 2]),
        );
        // 30 + 30 to the first of 90 that there are; 22.5 twice to each of two.
        expect(await credits(line, 'w_shaped')).toEqual([6000, 3000]);
        expect(await credits(line, 'full_path')).toEqual([4500, 4500]);
      },
    ));
});

describe('how far a journey reaches back', () => {
  const facts = [
    seen('2026-03-01T10:00:00', google),
    call('k1', who, '2026-03-02T10:00:00Z'),
    seen('2026-03-03T10:00:00', mail),
    call('k2', who, '2026-03-04T10:00:00Z'),
    seen('2026-03-05T10:00:00'),
    order('1', who, '2026-03-06T10:00:00Z', 10),
  ];

  const reaches: [Partial<DeriveSettings>, number[]][] = [
    [{}, [1, 2, 3, 4, 5]],
    [{ lookbackDays: 3 }, [2, 3, 4, 5]],
    [{ lookbackCallDays: 2 }, [1, 3, 4, 5]],
    [{ lookbackDays: 1, lookbackCallDays: 4 }, [2, 4, 5]],
    [{ lookbackTouches: 2 }, [4, 5]],
    [{ lookbackTouches: 9 }, [1, 2, 3, 4, 5]],
    // Since the second last visit: a call between visits counts, one before them does not.
    [{ lookbackSessions: 2 }, [3, 4, 5]],
    [{ lookbackSessions: 3 }, [1, 2, 3, 4, 5]],
    [{ lookbackSessions: 4 }, [1, 2, 3, 4, 5]],
    [{ lookbackSessions: 2, lookbackTouches: 1 }, [5]],
    // The windows come first: with one visit left inside, the second last is none, and all in them counts.
    [{ lookbackDays: 2, lookbackSessions: 2 }, [2, 4, 5]],
    [{ lookbackDays: 3, lookbackCallDays: 1, lookbackSessions: 1 }, [5]],
  ];
  // The gate tries those that tell most, at the end of the list.
  it.each(reaches.slice(runs(-2, -99)))('follows the settings: %o', (settings, expected) =>
    derived(
      facts,
      async (line) => {
        expect(await days(line, '1')).toEqual(expected);
        expect(await ledger(line, '1', 'touches')).toEqual(expected.map(() => expected.length));
      },
      settings,
    ),
  );
});

import { formatMicros, toMicros } from '@throughline/ingest/contract/money';
import type { ClaimsReport, ClaimsRow, claims } from '../../contract/reports/claims.ts';
import type { ReportAnswer } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { type Claimed, fetchClaimed, fetchSeen, type Seen } from './fetch-claims.ts';

/**
 * What platforms claim against what is seen and attributed here. What lies between is named, and adds up: claimed less
 * unseen is seen, seen less shared is attributed.
 */
export const claimsAnswer: ReportAnswer<typeof claims> = {
  answer: async (published, asked, config) => {
    const meta = reportMeta(published, asked, config);
    const { model, of } = asked;
    const [claimed, seen] = await Promise.all([
      fetchClaimed(published, meta, false),
      fetchSeen(published, { from: meta.from, to: meta.to, model, of }, config.customWeights),
    ]);
    const ours = new Map(seen.map((one) => [one.platform, one]));
    return {
      meta: { report: 'claims', ...meta, model, of },
      rows: claimed.map((one) => rowOf(one, ours.get(one.platform))),
    } satisfies ClaimsReport;
  },
  drills: {
    rows: {
      answer: async (published, asked, config) => {
        const { model, of, side, platform, setting, action, limit, offset } = asked;
        const period = checkPeriod(asked);
        if (side === 'claimed') {
          const rows = await fetchClaimed(published, period, true);
          const own = rows.filter(
            (one) =>
              one.platform === platform && one.setting_ === setting && one.action_ === action,
          );
          return {
            rows: own.slice(offset, offset + limit).map((one) => ({
              ...{ label: one.label, day: one.day_ },
              ...{ conversions: claimedCount(one), value: claimedValue(one) },
            })),
          };
        }
        const seen = await fetchSeen(
          published,
          { ...period, model, of, platform },
          config.customWeights,
        );
        return {
          rows: seen.slice(offset, offset + limit).map((one) => {
            const { count, value } = side === 'seen' ? seenOf(one) : attributedOf(one);
            return { label: one.label, day: one.day, conversions: count, value };
          }),
        };
      },
    },
  },
};

const NONE: Omit<Seen, 'platform' | 'day' | 'label'> = {
  ...{ seen: '0', share: '0', revenue: '0', unknown: '0', part: '0' },
};

function rowOf(claimed: Claimed, ours: Omit<Seen, 'platform' | 'day' | 'label'> = NONE): ClaimsRow {
  const { platform, setting_: setting, action_: action } = claimed;
  const seen = seenOf(ours);
  const attributed = attributedOf(ours);
  const [count, value] = [claimedCount(claimed), claimedValue(claimed)];
  return {
    key: new URLSearchParams({ platform, setting, action }).toString(),
    ...{ platform, setting, action },
    claimed: count,
    unseen: count === null ? null : rounded(count - seen.count),
    seen: seen.count,
    shared: rounded(seen.count - attributed.count),
    attributed: attributed.count,
    claimed_value: value,
    unseen_value: less(value, seen.value),
    seen_value: seen.value,
    shared_value: less(seen.value, attributed.value),
    attributed_value: attributed.value,
  };
}

function claimedCount({ conversions, conversions_unknown }: Claimed): number | null {
  return conversions_unknown === '0' ? Number(`${conversions}e-6`) : null;
}

function claimedValue({ value, value_unknown }: Claimed): string | null {
  return value_unknown === '0' ? formatMicros(BigInt(value)) : null;
}

function seenOf({ seen, revenue, unknown }: Pick<Seen, 'seen' | 'revenue' | 'unknown'>) {
  return { count: Number(seen), value: unknown === '0' ? formatMicros(BigInt(revenue)) : null };
}

function attributedOf({ share, part, unknown }: Pick<Seen, 'share' | 'part' | 'unknown'>) {
  return {
    count: Number(`${share}e-9`),
    value: unknown === '0' ? formatMicros(BigInt(part)) : null,
  };
}

/** Differences of shares have no more digits than the shares. */
function rounded(count: number): number {
  return Math.round(count * 1e9) / 1e9;
}

function less(whole: string | null, part: string | null): string | null {
  return whole === null || part === null ? null : formatMicros(toMicros(whole) - toMicros(part));
}

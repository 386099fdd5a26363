import { boundsOf } from '@throughline/transform/attribution/bounds';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { JourneyTimeline } from '../../contract/reports/journey.ts';
import { ProblemError } from '../../problems/problems.ts';
import { moneyOf } from '../journey-filter.ts';
import type { ReportConfig } from '../report-config.ts';
import { asideMeta, isoTime, type State } from '../state.ts';
import { shortened } from './shortened.ts';

const CONVERSION = sqlFile(import.meta.url, './conversion.sql');
const TOUCHES = `${boundsOf()}\n${sqlFile(import.meta.url, './touches.sql')}`;
const EVIDENCE = sqlFile(import.meta.url, './evidence.sql');

const MAX_ID = 2n ** 64n;

type Kind = JourneyTimeline['conversion']['kind'];

interface StoredConversion {
  readonly person: string;
  readonly kind: Kind;
  readonly source: string;
  readonly native_id: string;
  readonly label: string;
  readonly at: string;
  readonly lead_at: string;
  readonly opportunity_at: string;
  readonly payment_day: string;
  readonly revenue: string | null;
  readonly margin: string | null;
  readonly is_first_purchase: boolean;
}

interface StoredTouch {
  readonly touch: string;
  readonly touch_at: string;
  readonly touch_seq: number;
  readonly touches: number;
  readonly lead_touch: number;
  readonly opportunity_touch: number;
  readonly kind: string;
  readonly channel: string;
  readonly channel_ga4: string;
  readonly rule: string;
  readonly source: string;
  readonly campaign: string;
  readonly ad_group: string;
  readonly keyword: string;
  readonly content: string;
  readonly credit: readonly (readonly [rule: string, nano: string, revenue: string | null])[];
}

interface StoredEvidence {
  readonly type: string;
  readonly value: string;
  readonly touches: readonly string[];
}

/**
 * One conversion and everything that led to it: each touch with the identifiers that make it the same
 * person's, the milestones behind it, and its credit under every rule.
 * @param id as the report `journeys` gives it.
 * @throws {ProblemError} `not_found` where there is no such conversion.
 */
export async function journeyTimeline(
  reader: Reader,
  state: State | null,
  id: string,
  config: ReportConfig,
): Promise<JourneyTimeline> {
  const named = { generation: state?.generation, revision: state?.revision, conversion: id };
  const [conversion] =
    state && isId(id) ? await reader.rows<StoredConversion>(CONVERSION, named) : [];
  if (!state || !conversion)
    throw new ProblemError('not_found', {
      detail: `There is no conversion ${id} in the data as they are now; take an id from /api/v1/reports/journeys.`,
    });
  const { person, payment_day } = conversion;
  const about = { ...named, person, payment_day };
  const [touches, evidence] = await Promise.all([
    reader.rows<StoredTouch>(TOUCHES, { ...about, custom: config.customWeights }),
    reader.rows<StoredEvidence>(EVIDENCE, about),
  ]);
  return {
    meta: {
      report: 'journey',
      ...{ currency: config.currency, timezone: config.timezone },
      ...{ as_of: state.asOf, revision: Number(state.revision) },
      ...asideMeta(state),
      lookback_days: config.lookbackDays,
    },
    conversion: {
      ...{ conversion: id, kind: conversion.kind, label: conversion.label },
      ...{ source: conversion.source, native_id: conversion.native_id, person, payment_day },
      at: isoTime(conversion.at),
      lead_at: isoTime(conversion.lead_at),
      opportunity_at: isoTime(conversion.opportunity_at),
      revenue: money(conversion.revenue),
      margin: money(conversion.margin),
      is_first_purchase: Boolean(conversion.is_first_purchase),
    },
    identifiers: evidence.map(shownEvidence),
    touches: touches.map((touch) => ({
      ...{ seq: touch.touch_seq, at: isoTime(touch.touch_at), kind: touch.kind },
      ...{
        channel: touch.channel,
        channel_ga4: touch.channel_ga4,
        rule: touch.rule,
        source: touch.source,
        campaign: touch.campaign,
      },
      ...{ ad_group: touch.ad_group, keyword: touch.keyword, content: touch.content },
      milestones: milestones(touch, conversion),
      evidence: evidence.filter((each) => each.touches.includes(touch.touch)).map(shownEvidence),
      credit: Object.fromEntries(
        touch.credit.map(([rule, nano, revenue]) => [
          rule,
          { share: Number(`${nano}e-9`), revenue: money(revenue) },
        ]),
      ),
    })),
  };
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text) && BigInt(text) < MAX_ID;
}

/**
 * What this touch was the last one before. A lead has no opportunity, a goal is a conversion alone; a milestone
 * before all touches is nobody's.
 */
function milestones(touch: StoredTouch, conversion: StoredConversion) {
  const { touch_seq, touch_at, lead_touch, opportunity_touch, touches } = touch;
  const { kind, lead_at, opportunity_at } = conversion;
  const reached: JourneyTimeline['touches'][number]['milestones'] = [];
  // Times of the warehouse have one width, so they compare as text.
  const isSale = kind === 'deal' || kind === 'order';
  if ((isSale || kind === 'lead') && touch_seq === lead_touch && touch_at <= lead_at)
    reached.push('lead');
  if (isSale && touch_seq === opportunity_touch && touch_at <= opportunity_at)
    reached.push('opportunity');
  if (touch_seq === touches) reached.push('conversion');
  return reached;
}

function shownEvidence({ type, value }: StoredEvidence) {
  return { type, value: shortened(type, value) };
}

function money(hundredths: string | null): string | null {
  return hundredths === null ? null : moneyOf(hundredths, 0);
}

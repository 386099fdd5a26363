import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';
import { describe, expect, it } from 'vitest';
import { timelineEvents } from './timeline-events.ts';

const touch = (seq: number, at: string): JourneyTimeline['touches'][number] => ({
  seq,
  at,
  kind: 'visit',
  channel: 'Direct',
  channel_ga4: 'Direct',
  rule: 'ga4:direct',
  source: '',
  campaign: '',
  ad_group: '',
  keyword: '',
  content: '',
  milestones: [],
  evidence: [],
  credit: {},
});

function report(
  times: { lead: string; opportunity: string; at: string },
  touches: string[],
): JourneyTimeline {
  return {
    meta: {
      report: 'journey',
      currency: 'EUR',
      timezone: 'UTC',
      as_of: null,
      revision: 1,
      lookback_days: 90,
    },
    conversion: {
      conversion: '1',
      kind: 'deal',
      label: 'A deal',
      source: 'crm',
      native_id: '1',
      person: '1',
      at: times.at,
      lead_at: times.lead,
      opportunity_at: times.opportunity,
      payment_day: '2026-01-09',
      revenue: '10.00',
      margin: null,
      is_first_purchase: true,
    },
    identifiers: [],
    touches: touches.map((at, index) => touch(index + 1, at)),
  };
}

const day = (number: number) => `2026-01-0${number}T10:00:00Z`;

describe('timelineEvents', () => {
  it('puts milestones between the touches, each touch knowing what comes next', () => {
    const events = timelineEvents(
      report({ lead: day(2), opportunity: day(4), at: day(6) }, [day(1), day(3), day(5)]),
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'touch',
      'lead',
      'touch',
      'opportunity',
      'touch',
      'conversion',
    ]);
    expect(events.flatMap((event) => (event.kind === 'touch' ? [event.next] : []))).toEqual([
      day(2),
      day(4),
      day(6),
    ]);
  });

  it('tells a milestone that is the conversion itself only once', () => {
    const kinds = timelineEvents(
      report({ lead: day(2), opportunity: day(2), at: day(2) }, [day(1)]),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['touch', 'conversion']);
  });

  it('tells an opportunity that came with its lead only once', () => {
    const kinds = timelineEvents(
      report({ lead: day(2), opportunity: day(2), at: day(5) }, [day(2)]),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['touch', 'lead', 'conversion']);
  });
});

import type { Fact, SliceFact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import * as fc from 'fast-check';
import { at, client, entity, phone, visit } from './facts.ts';
import { number, pad } from './world-pieces.ts';

/** Numbers that are lent and dialled within the same hours of two days, and clicks that an ad platform tells of. */

const moment = fc
  .record({
    day: fc.integer({ min: 1, max: 2 }),
    minute: number(59),
    hour: fc.constantFrom(10, 11),
  })
  .map(({ day, hour, minute }) => `2026-03-${pad(day)}T${pad(hour)}:${pad(minute)}:00Z`);
const lent = number(1).map((n) => `+49 30 1111 000${n}`);

export const leases: fc.Arbitrary<Fact[]> = fc
  .record({ device: number(6), lent, time: moment })
  .map(({ device, lent: subject, time }) => [
    visit([client(`d${device}`)], time, undefined, {
      ...{ type: 'number_lease', name: 'number_lease', subject, variant: 'main' },
      ...{ properties: { hold_seconds: '900', lease: 'pool' }, sessionId: undefined },
    }),
  ]);

/** A call, told in one version or in two of which the later knows the number. */
export const trackedCalls: fc.Arbitrary<Fact[]> = fc
  .record({ id: number(4), caller: fc.option(number(3)), lent, time: moment, apart: fc.boolean() })
  .map(({ id, caller, lent: dialled, time, apart }) => {
    const who = caller === null ? {} : { phone: phone(`p${caller}`) };
    const trackingNumber = dialled.replace('+49 ', '0');
    const began = { direction: 'in' as const, startedAt: at(time) };
    if (!apart) return [entity('call', `t${id}`, time, { ...began, trackingNumber }, who)];
    return [
      entity('call', `t${id}`, time, began, who),
      entity('call', `t${id}`, '2026-03-03T00:00:00Z', { trackingNumber }, {}),
    ];
  });

/** Visits by a click, and the days of Google Ads’ click view that tell of some of them, restated now and then. */
export const adClicks: fc.Arbitrary<Fact[]> = fc
  .record({
    device: number(6),
    click: number(3),
    time: moment,
    campaignId: fc.constantFrom(undefined, undefined, 'id of beds'),
    told: fc.array(fc.tuple(number(3), fc.constantFrom('beds', 'oak')), { maxLength: 3 }),
    day: fc.constantFrom('2026-03-01', '2026-03-02'),
    taken: fc.constantFrom('2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z'),
  })
  .map(({ device, click, time, campaignId, told, day, taken }) => {
    const key = `ad_click:google_ads:1:${day}`;
    const clicked = visit(
      [client(`d${device}`)],
      time,
      { clickIds: ['gclid'], ...(campaignId && { campaignId, source: 'google', medium: 'cpc' }) },
      { name: `click ${click} ${campaignId ?? ''}`, clickIds: { gclid: `g${click}` } },
    );
    const slice = {
      ...{ kind: 'slice', type: 'ad_click', id: deterministicId(key, taken, JSON.stringify(told)) },
      ...{ source: 'ads', account: 'main', occurredAt: at(taken), isTest: false },
      slice: {
        ...{ key, snapshotAt: at(taken), snapshotId: deterministicId(key, JSON.stringify(told)) },
        ...{ part: 1, parts: 1 },
      },
      rows: told.map(([of, campaign]) => ({
        date: day,
        dimensions: {
          click_id: `g${of}`,
          campaign,
          campaign_id: `id of ${campaign}`,
          keyword: 'k',
        },
        metrics: { clicks: 1_000_000n },
      })),
    } as unknown as SliceFact;
    return [clicked, slice];
  });

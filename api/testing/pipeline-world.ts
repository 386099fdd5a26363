import {
  at,
  call,
  client,
  costs,
  deal,
  email,
  entity,
  order,
  phone,
  refund,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';

export const PIPELINE_CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [10, 20, 70] },
  ...{ lookbackDays: 30, halfLifeDays: 7 },
};

const ann = email('ann@deal.example');
const cy = email('cy@deal.example');
const dora = { email: email('dora@shop.example'), phone: phone('+49300001') };

const paid = (source: string) => ({ source, medium: 'cpc' });
const stage = (name: string, time: string) => ({ stage: name, at: at(time) });

/**
 * Five people, in euros, published on 1 April 2026; the newest day with data is 31 March.
 *
 * | who  | came by                                                | bought                                              |
 * |------|--------------------------------------------------------|-----------------------------------------------------|
 * | ann  | Paid Search 1 March, Organic 4 March, Direct 12 March  | deal d1 of 5 March, won on the 15th: 1000, margin 400 |
 * | bob  | –                                                      | deal d2 of 8 March, lost on the 11th (300, too dear)  |
 * | cy   | Paid Social 19 February                                | deals d3 (500 dollars) of 20 and d4 (200) of 25 February, open |
 * | dora | Paid Search 10 January                                 | 100 − 60 on 10 January, 50 − 30 on 2 March, 10 of it back |
 * | emil | Paid Social 12 January                                 | 30 − 20 on 12 January                               |
 *
 * d1 stood in Qualified from the 5th and in Offer from the 10th. dora rang on 3 March and answered 9 on the 20th. Search ads
 * cost 50 in January, social ones 30.
 */
export async function openPipelineWorld() {
  const settings = { currency: 'EUR', timezone: 'UTC', lookbackDays: 30 };
  const line = await openTestLine(settings, undefined, at('2026-04-01T06:00:00Z'));
  await line.load([
    visit([client('a'), ann], '2026-03-01T10:00:00Z', paid('google')),
    visit([client('a')], '2026-03-04T10:00:00Z', { source: 'yandex', medium: 'organic' }),
    deal('d1', { email: ann }, '2026-03-05T09:00:00Z', {
      ...{ won: '2026-03-15T09:00:00Z', amount: 1000, margin: 400 },
      fields: {
        ...{ owner: 'Eve', stage: 'Offer' },
        stages: [
          stage('Qualified', '2026-03-05T09:00:00Z'),
          stage('Offer', '2026-03-10T09:00:00Z'),
        ],
      },
    }),
    visit([client('a')], '2026-03-12T10:00:00Z'),
    deal('d2', { email: email('bob@deal.example') }, '2026-03-08T09:00:00Z', {
      ...{ amount: 300, updated: '2026-03-11T09:00:00Z' },
      fields: {
        ...{ owner: 'Bob', stage: 'Qualified', status: 'lost' },
        ...{ lostAt: at('2026-03-11T09:00:00Z'), lostReason: 'Too dear' },
      },
    }),
    visit([client('c'), cy], '2026-02-19T10:00:00Z', paid('vk')),
    deal('d3', { email: cy }, '2026-02-20T09:00:00Z', {
      amount: 500,
      fields: { currency: 'USD', stage: 'Qualified', stageAt: at('2026-03-01T09:00:00Z') },
    }),
    deal('d4', { email: cy }, '2026-02-25T09:00:00Z', {
      ...{ amount: 200, margin: 80 },
      fields: { owner: 'Eve', stage: 'Qualified' },
    }),
    visit([client('d'), dora.email], '2026-01-10T10:00:00Z', paid('google')),
    order('o1', dora, '2026-01-10T11:00:00Z', 100, { cost: 60 }),
    order('o2', dora, '2026-03-02T11:00:00Z', 50, { cost: 30 }),
    refund('r1', 'o2', '2026-03-06T11:00:00Z', 10),
    call('k1', { phone: dora.phone }, '2026-03-03T12:00:00Z'),
    entity(
      'survey_response',
      's1',
      '2026-03-20T12:00:00Z',
      {
        ...{ survey: 'after-order', type: 'nps', score: 9_000_000n },
        ...{ answeredAt: at('2026-03-20T12:00:00Z'), comment: 'Quick' },
      },
      { email: dora.email },
    ),
    visit([client('e'), email('emil@shop.example')], '2026-01-12T10:00:00Z', paid('vk')),
    order('o3', { email: email('emil@shop.example') }, '2026-01-12T11:00:00Z', 30, { cost: 20 }),
    costs('2026-01-10', '2026-01-11T00:00:00Z', [{ campaign: 'Brand', cost: 50 }]),
    costs(
      '2026-01-12',
      '2026-01-13T00:00:00Z',
      [{ campaign: 'Feed', cost: 30, source: 'vk' }],
      'ad_cost:vk_ads:1:2026-01-12:campaign',
    ),
    visit([client('z')], '2026-03-31T10:00:00Z'),
  ]);
  await line.advance();
  return line;
}

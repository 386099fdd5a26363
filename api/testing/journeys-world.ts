import { at, client, deal, email, form, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';

export const JOURNEYS_CONFIG = {
  ...{
    currency: 'EUR',
    timezone: 'UTC',
    customWeights: [10, 20, 70],
    lookbackDays: 30,
    halfLifeDays: 7,
  },
};

const paid = { source: 'google', medium: 'cpc', campaign: 'Brand', keyword: 'shoes' };
const mail = { source: 'newsletter', medium: 'email', campaign: 'March' };
const anna = email('3fa9c0de');

/**
 * Seven people in March 2026, in euros, with a window of 30 days. The real derivation makes their journeys.
 *
 * | who | touches                                           | what came of it                                |
 * |-----|---------------------------------------------------|------------------------------------------------|
 * | a   | 1st paid, 3rd mail, 3rd form (direct), 5th direct | order 1001 on the 5th: 100.00, margin 40.00    |
 * | b   | 2nd paid                                          | order 1002 twelve hours later: 50.00, no margin|
 * | c   | 6th mail, 8th paid                                | nothing                                        |
 * | d   | 10th paid                                         | nothing                                        |
 * | e   |                                                   | order 1003 on the 7th: 10.00, margin 6.00      |
 * | f   | 2nd paid, 3rd direct                              | deal 9 of the 3rd, won on the 20th: 30.00, 7.50|
 * | g   | 9th mail                                          | order 1005 twelve hours later, in dollars      |
 *
 * a came with two devices, d1 and d2, and told its e-mail on both; nobody knows what a dollar was worth.
 */
export async function openJourneysWorld() {
  const settings = { currency: 'EUR', timezone: 'UTC', lookbackDays: 30 };
  const line = await openTestLine(settings, undefined, at('2026-04-02T06:00:00Z'));
  await line.load([
    visit([client('d1')], '2026-03-01T10:00:00Z', paid),
    visit([client('d2'), anna], '2026-03-03T10:00:00Z', mail),
    form([client('d1'), anna], '2026-03-03T12:00:00Z'),
    visit([client('d1')], '2026-03-05T10:00:00Z'),
    order('1001', { email: anna }, '2026-03-05T12:00:00Z', 100, { cost: 60 }),
    visit([client('d3')], '2026-03-02T10:00:00Z', paid),
    order('1002', { client_id: client('d3') }, '2026-03-02T22:00:00Z', 50),
    visit([client('d4')], '2026-03-06T10:00:00Z', mail),
    visit([client('d4')], '2026-03-08T10:00:00Z', paid),
    visit([client('d5')], '2026-03-10T10:00:00Z', paid),
    order('1003', { client_id: client('d0') }, '2026-03-07T10:00:00Z', 10, { cost: 4 }),
    visit([client('d6')], '2026-03-02T10:00:00Z', paid),
    visit([client('d6')], '2026-03-03T10:00:00Z'),
    deal('9', { client_id: client('d6') }, '2026-03-03T11:00:00Z', {
      ...{ won: '2026-03-20T22:00:00Z', amount: 30, margin: 7.5 },
    }),
    visit([client('d7')], '2026-03-09T10:00:00Z', mail),
    order('1005', { client_id: client('d7') }, '2026-03-09T22:00:00Z', 70, { currency: 'USD' }),
  ]);
  await line.advance();
  return line;
}

import { describe, expect, it } from 'vitest';
import type { ChannelsReport } from '../contract/reports/channels.ts';
import { channelsTable } from '../contract/reports/channels-table.ts';
import { NO_MEASURES } from '../metrics/measures.ts';
import { metricValues } from '../metrics/metric-values.ts';
import { csv } from './csv.ts';
import { tableCsv } from './table-csv.ts';

const TEXT = [{ key: 'name', unit: 'text' }] as const;
const AMOUNT = [{ key: 'amount', unit: 'money' }] as const;

describe('csv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=SUM(A1)', "'=SUM(A1)"],
    ['+7 900', "'+7 900"],
    ['-brand', "'-brand"],
    ['@home', "'@home"],
    ['=1,2', `"'=1,2"`],
    ['\tx', `"'\tx"`],
    ['Бренд', 'Бренд'],
    ['\u200b=1', "'\u200b=1"],
    ['\ufeff +1', "'\ufeff +1"],
    ['＝1', "'＝1"],
    ['a;=1', `"a;'=1"`],
    ['a\n@b', `"a\n'@b"`],
    ['a\u0000b\u001b[2J', 'ab[2J'],
    ['\u0000=1', "'=1"],
  ])('writes the text %j as %j', (name, written) => {
    expect(csv(TEXT, [{ name }])).toBe(`name\r\n${written}\r\n`);
  });

  it.each([
    ['-12.50', '-12.50'],
    [-0.5, '-0.5'],
    [1e-9, '0.000000001'],
    [0, '0'],
    [null, ''],
    [undefined, ''],
  ])('writes the number %j as %j', (amount, written) => {
    expect(csv(AMOUNT, [{ amount }])).toBe(`amount\r\n${written}\r\n`);
  });
});

describe('tableCsv', () => {
  it('has a header of keys, the compared period and labelled totals', () => {
    const before = metricValues({
      ...{ ...NO_MEASURES, cost: 10_000_000n, leads: 4_000_000_000n },
    }).values;
    const now = metricValues({
      ...{ ...NO_MEASURES, cost: 1_234_560_000n, visits: 12n, leads: 1_500_000_000n },
      ...{ revenue: 2_469_120_000n, margin: 'margin_missing' },
    }).values;
    const report = {
      meta: { compare: { from: '2025-12-01', to: '2025-12-31' } },
      columns: [
        { key: 'channel', label: 'Channel', unit: 'text' },
        { key: 'campaign', label: 'Campaign', unit: 'text' },
        ...(['cost', 'visits', 'leads', 'revenue', 'margin', 'cpl', 'roas'] as const).map(
          (key) => ({
            ...{ key, label: key, unit: 'count' as const },
          }),
        ),
      ],
      rows: [
        {
          ...{
            key: 'k',
            kind: 'channel',
            flags: [],
            channel: 'Paid Search',
            campaign: '=brand, "new"',
          },
          ...now,
          why: { margin: 'margin_missing', romi_margin: 'margin_missing' },
          previous: before,
        },
      ],
      paid: { ...now, why: {}, left_out: [{}], previous: before },
      totals: {
        ...{ ...now, roas: null, mer: 2.5, blended_cac: null, flags: ['cost_missing'] },
        why: { roas: 'blended' },
        previous: before,
      },
    } as unknown as ChannelsReport;
    expect(tableCsv(channelsTable(report))).toBe(
      [
        'channel,campaign,cost,visits,leads,revenue,margin,cpl,roas,previous_cost,previous_visits,previous_leads,previous_revenue,previous_margin,previous_cpl,previous_roas,mer,blended_cac,romi_margin_low,romi_margin_high,flags,why',
        `Paid Search,"'=brand, ""new""",1234.56,12,1.5,2469.12,,823.04,2,10.00,0,4,0.00,0.00,2.50,0,,,,,,margin_missing: margin romi_margin`,
        'Paid,,1234.56,12,1.5,2469.12,,823.04,2,10.00,0,4,0.00,0.00,2.50,0,,,,,cost_missing,',
        'Total,,1234.56,12,1.5,2469.12,,823.04,,10.00,0,4,0.00,0.00,2.50,0,2.5,,,,cost_missing,blended: roas',
        '',
      ].join('\r\n'),
    );
    const read = tableCsv(channelsTable(report), { lang: 'ru', separator: 'semicolon' }).split(
      '\r\n',
    );
    expect(read[0]).toMatch(/^\ufeffКанал;Кампания;Расход;Визиты;Лиды;Выручка;Маржа;CPL/);
    expect(read[1]).toMatch(
      /^Платный поиск;"'=brand, ""new""";"1234,56";12;"1,5";"2469,12";;"823,04";2;/,
    );
    expect(read[3]).toMatch(/^Итого;/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Spelling } from '../cubes/spelling.ts';
import { campaignNames, datedNames, type ListedCampaign } from './campaign-names.ts';

const listed = (
  source: string,
  campaign_id: string,
  campaign: string,
  last_day: string,
  adGroup: [id: string, name: string] = ['', ''],
): ListedCampaign => ({
  ...{ source, campaign_id, campaign, last_day, ad_group_id: adGroup[0], ad_group: adGroup[1] },
});
const spelled = (source: string, campaign: string, more: Partial<Spelling> = {}): Spelling => ({
  ...{ source, campaign, campaign_id: '', ad_group_id: '', ad_group: '', ...more },
});

const NAMES = campaignNames([
  listed('google', '11', 'Spring', '2026-02-01', ['a1', 'Shoes']),
  listed('google', '11', 'Winter', '2026-01-01', ['a1', 'Boots']),
  listed('google', '11', '', '2026-03-01'),
  listed('google', '22', '11', '2026-01-01', ['a2', 'Shoes']),
  listed('yandex', '11', 'Бренд', '2026-01-01'),
  listed('vk', '', 'Promo', '2026-01-01'),
  listed('bing', '99', '', '2026-01-01'),
]);

describe('campaignNames', () => {
  it.each([
    ['by id', 'google', '11', 'Spring'],
    ['by a former name', 'google', 'WINTER', 'Spring'],
    ['by its name in another case', 'google', 'spring', 'Spring'],
    ['of its own source only', 'yandex', '11', 'Бренд'],
    ['in any alphabet', 'yandex', 'БРЕНД', 'Бренд'],
    ['without ids', 'vk', 'PROMO', 'Promo'],
    ['by an id that has no name', 'bing', '99', '99'],
    ['that no cost data knows', 'google', 'Autumn', 'Autumn'],
    ['that is none', 'google', '', ''],
  ])('knows a campaign %s', (_, source, campaign, name) => {
    expect(NAMES.campaign(spelled(source, campaign))).toEqual({ key: name.toLowerCase(), name });
  });

  it('believes the id before the name', () => {
    expect(NAMES.campaign(spelled('google', 'Spring', { campaign_id: '22' })).name).toBe('11');
    expect(NAMES.campaign(spelled('google', 'winter', { campaign_id: '77' })).name).toBe('Spring');
    expect(NAMES.campaign(spelled('google', '', { campaign_id: '77' })).name).toBe('77');
  });

  it('knows ad groups inside their campaign', () => {
    const adGroup = (campaign: string, ad_group: string) =>
      NAMES.adGroup(spelled('google', campaign, { ad_group })).name;
    expect(adGroup('winter', 'A1')).toBe('Shoes');
    expect(adGroup('11', 'boots')).toBe('Shoes');
    expect(adGroup('autumn', 'a1')).toBe('a1');
  });

  it('does not depend on the order of rows', () => {
    const rows = [
      listed('google', '1', 'A', '2026-01-01'),
      listed('google', '1', 'B', '2026-01-01'),
    ];
    for (const order of [rows, rows.toReversed()])
      expect(campaignNames(order).campaign(spelled('google', 'a')).name).toBe('B');
  });
});

describe('names over time', () => {
  const sale = campaignNames([
    { ...listed('google', '1', 'Sale', '2026-03-14'), days: ['2026-03-02', '2026-03-14'] },
    listed('google', '1', 'Sale (old)', '2026-03-20'),
    { ...listed('google', '2', 'Sale', '2026-03-22'), days: ['2026-03-20', '2026-03-22'] },
  ]);
  const on = (name_day: string) => sale.campaign(spelled('google', 'SALE', { name_day })).name;

  it('mean who had the name on the day, on the nearest day otherwise, of two the earlier', () => {
    expect(on('2026-03-02')).toBe('Sale (old)');
    expect(on('2026-03-22')).toBe('Sale');
    expect(on('2026-01-01')).toBe('Sale (old)');
    expect(on('2026-03-16')).toBe('Sale (old)');
    expect(on('2026-03-17')).toBe('Sale (old)');
    expect(on('2026-03-18')).toBe('Sale');
    expect(on('2027-01-01')).toBe('Sale');
    expect(on('')).toBe('Sale');
  });

  it('are asked for their day only where several campaigns of a platform have had them', () => {
    const rows = [
      listed('google', '1', 'Sale', '2026-03-14'),
      listed('vk', '9', 'Sale', '2026-03-14'),
    ];
    expect(datedNames(rows)).toEqual([]);
    expect(datedNames([...rows, listed('youtube', '2', 'SALE', '2026-03-20')])).toEqual(['sale']);
    // Whoever has the id needs no name.
    expect(sale.campaign(spelled('google', 'Sale', { campaign_id: '1' })).name).toBe('Sale (old)');
  });
});

it('knows the campaigns of a platform at each of its sources', () => {
  const meta = campaignNames([listed('facebook', '77', 'spring', '2026-03-02')]);
  for (const source of ['facebook', 'instagram', 'audience_network', 'messenger'])
    expect(meta.campaign(spelled(source, '77')).name).toBe('spring');
  expect(meta.campaign(spelled('google', '77')).name).toBe('77');
});

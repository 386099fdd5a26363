import { expect, it } from 'vitest';
import { brandCampaigns } from './brand-campaigns.ts';

it('knows a campaign on the brand by its name, in three languages, and its opposite', () => {
  const own = ['search-brand', 'Brand_RU_2026', 'SearchBrand', 'Поиск | Бренд', 'marka arama'];
  const others = [
    ...['search-nonbrand', 'non-brand', 'no_brand_generic', 'Поиск не бренд', 'без бренда'],
    ...['brandenburg', 'rebranding', 'market', 'marka dışı', 'summer', ''],
  ];
  expect(brandCampaigns([...own, ...others])).toEqual(own);
});

import { describe, expect, it } from 'vitest';
import { landingTags } from './landing-tags.ts';

describe('landingTags', () => {
  it('reads UTM tags in their own letter case, the first of repeated ones', () => {
    const url =
      '/desk?UTM_Source=Google&utm_medium=cpc&utm_source=bing&utm_id=7&utm_term=red+lamp#a?b=c';
    expect(landingTags(url)).toEqual({
      ...{ source: 'Google', medium: 'cpc', campaignId: '7', keyword: 'red lamp', clickIds: [] },
    });
  });

  it('names the click ids that have a value, sorted and as their platforms spell them', () => {
    const url = 'https://lamps.example/?yclid=1&sccid=2&gclid=&GBRAID=3&fbclid=4';
    expect(landingTags(url).clickIds).toEqual(['ScCid', 'fbclid', 'gbraid', 'yclid']);
  });

  it('takes gad_source for a Google click only where no click id stands', () => {
    expect(landingTags('/?gad_source=1&gad_campaignid=99')).toEqual({
      ...{ campaignId: '99', clickIds: ['gad_source'] },
    });
    expect(landingTags('/?gad_source=1&gclid=a').clickIds).toEqual(['gclid']);
  });

  it('reads an address out of HTML, and leaves placeholders and bad escapes alone', () => {
    expect(landingTags('/?utm_source=a&amp;utm_medium=b')).toMatchObject({ medium: 'b' });
    expect(landingTags('/?utm_source=(not set)&utm_campaign=%E0%A4%A')).not.toHaveProperty(
      'source',
    );
    for (const url of ['', '/', '/?', '/?a', '#?utm_source=a', '?#utm_source=a'])
      expect(landingTags(url).source).toBe(url === '#?utm_source=a' ? 'a' : undefined);
  });
});

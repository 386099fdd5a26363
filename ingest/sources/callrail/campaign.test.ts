import { describe, expect, it } from 'vitest';
import { campaignOf } from './campaign.ts';

describe('campaignOf', () => {
  it.each([
    ['Google Organic', 'google', 'organic'],
    ['google_paid', 'google', 'cpc'],
    ['Google Ads', 'google', 'cpc'],
    ['Google AdWords', 'google', 'cpc'],
    ['Google Ad Extension', 'google', 'cpc'],
    ['Google Local', 'google', 'maps'],
    ['Google My Business', 'google', 'maps'],
    ['Bing Paid', 'bing', 'cpc'],
    ['Microsoft Ads', 'bing', 'cpc'],
    ['Yahoo  Organic', 'yahoo', 'organic'],
    ['Facebook Paid', 'facebook', 'paid_social'],
    ['Facebook Organic', 'facebook', 'social'],
    ['Instagram Social', 'instagram', 'social'],
    ['LinkedIn Referral', 'linkedin', 'referral'],
    ['Yelp Paid', 'yelp', 'cpc'],
    ['Google Email', 'google', 'email'],
  ])('reads %s as %s / %s', (source, name, medium) => {
    expect(campaignOf({ source, medium: '' })).toEqual({ source: name, medium, clickIds: [] });
  });

  it('passes on what is not of the vocabulary', () => {
    expect(campaignOf({ source: 'Green Flyer' })).toEqual({ source: 'Green Flyer', clickIds: [] });
    expect(campaignOf({ source: 'Google Something' }).source).toBe('Google Something');
    expect(campaignOf({ source_name: 'Bing Organic' })).toMatchObject({
      source: 'bing',
      medium: 'organic',
    });
    expect(campaignOf({ source_name: 'Billboard 7' }).source).toBe('Billboard 7');
  });

  it('clears the source where nothing led there, and leaves it alone where CallRail does not know', () => {
    expect(campaignOf({ source: 'Direct', source_name: 'Pool' })).toEqual({
      ...{ source: null, medium: null, clickIds: [] },
    });
    for (const source of ['Unknown Source', 'unknown', 'N/A'])
      expect(campaignOf({ source, source_name: 'Pool' })).toEqual({ clickIds: [] });
  });

  it('completes tags by its words only where both name one source', () => {
    expect(campaignOf({ source: 'Google Paid', utm_source: 'google' }).medium).toBe('cpc');
    expect(campaignOf({ source: 'Google Paid', utm_source: 'crm' })).toEqual({
      ...{ source: 'crm', clickIds: [] },
    });
    expect(campaignOf({ source: 'Google Paid', medium: 'PPC' }).medium).toBe('PPC');
  });

  it('fills empty fields from the last touch', () => {
    const last_touch = {
      ...{ source: 'Bing Paid', medium: 'CPC', campaign: 'tiles', keywords: 'blue tiles' },
      ...{ referrer: 'https://www.bing.com/', landing: 'https://lamp.example/tiles' },
      url_utm_params: { utm_content: 'v2' },
      landing_page_url_params: { msclkid: 'm1' },
    };
    expect(campaignOf({ source: '', medium: null, milestones: { last_touch } })).toEqual({
      ...{ source: 'bing', medium: 'CPC', campaign: 'tiles', term: 'blue tiles', content: 'v2' },
      ...{ referrer: 'https://www.bing.com/', landingUrl: 'https://lamp.example/tiles' },
      clickIds: ['msclkid'],
    });
    expect(
      campaignOf({ source: 'Google Organic', utm_campaign: 'own', milestones: { last_touch } }),
    ).toMatchObject({ source: 'google', campaign: 'own', medium: 'CPC' });
    for (const milestones of [null, 'x', {}, { last_touch: null }, { last_touch: [] }])
      expect(campaignOf({ source: 'Direct', milestones }).source).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { checkLink } from './check-link.ts';
import { USUAL_RULES } from './naming-rules.ts';

const tags = { source: 'newsletter', medium: 'email', campaign: 'spring' };
const codes = (faults: readonly { code: string; tag?: string | undefined }[]) =>
  faults.map(({ code, tag }) => (tag ? `${code} ${tag}` : code));

describe('checkLink', () => {
  it('keeps query and fragment, and says the channel and what decides it', () => {
    expect(checkLink('https://oak.example/mugs?size=l#top', { ...tags, content: 'a&b' })).toEqual({
      url: 'https://oak.example/mugs?size=l&utm_source=newsletter&utm_medium=email&utm_campaign=spring&utm_content=a%26b#top',
      ...{ channel: 'Email', channel_ga4: 'Email', reason: expect.stringContaining(':') },
      ...{ problems: [], warnings: [] },
    });
    const bought = { source: 'google', medium: 'cpc', campaign: 'x' };
    expect(checkLink('https://oak.example', bought)).toMatchObject({ channel: 'Paid Search' });
    expect(
      checkLink('https://oak.example', { ...bought, source: 'poster', medium: 'qr' }),
    ).toMatchObject({
      channel: 'Offline',
    });
  });

  it('leaves macros of ad platforms as they are', () => {
    const macros = { ...tags, campaign: '{{campaign.name}}', term: '{keyword}' };
    expect(checkLink('https://oak.example/', macros)).toMatchObject({
      url: expect.stringContaining('utm_campaign={{campaign.name}}&utm_term={keyword}'),
      warnings: [],
    });
  });

  it('suggests lower case without blanks, and leaves the spelling', () => {
    const link = checkLink('https://oak.example/', { ...tags, campaign: 'Spring Sale {Id}' });
    expect(link.url).toContain('utm_campaign=Spring%20Sale%20{Id}');
    expect(link.warnings).toEqual([
      {
        code: 'tag_spelling',
        tag: 'campaign',
        got: 'Spring Sale {Id}',
        better: 'spring_sale_{Id}',
      },
    ]);
    const rules = { ...USUAL_RULES, letterCase: 'any' as const };
    expect(
      checkLink('https://oak.example/', { ...tags, campaign: 'Spring' }, { rules }).warnings,
    ).toEqual([]);
  });

  it.each([
    ['personal data', { content: 'anna@oak.example' }, ['tag_personal content']],
    ['letters that an address encodes', { campaign: 'весна' }, ['tag_alphabet campaign']],
    ['what no channel fits', { source: 'oak', medium: 'zzz' }, ['channel_unassigned']],
  ])('warns of %s', (_, given, said) => {
    const rules = { ...USUAL_RULES, alphabet: 'latin' as const };
    expect(
      codes(checkLink('https://oak.example/', { ...tags, ...given }, { rules }).warnings),
    ).toEqual(said);
  });

  it('warns of a name that is nearly one in use, and of none that is another year', () => {
    const used = {
      source: ['newsletter'],
      medium: ['email'],
      campaign: ['spring_sale_2025', 'brand'],
    };
    const better = (campaign: string) =>
      checkLink('https://oak.example/', { ...tags, campaign }, { used }).warnings.map(
        (one) => one.better,
      );
    expect(better('spring_sale_2026')).toEqual([]);
    expect(better('spring-sale-2025')).toEqual(['spring_sale_2025']);
    expect(better('sprng_sale_2025')).toEqual(['spring_sale_2025']);
    expect(better('brand')).toEqual([]);
    expect(better('autumn')).toEqual([]);
  });

  it('refuses names that are not agreed on, and says which are', () => {
    const rules = { ...USUAL_RULES, allowed: { medium: ['cpc', 'email', 'social'] } };
    expect(
      checkLink('https://oak.example/', { ...tags, medium: 'e-mail' }, { rules }),
    ).toMatchObject({
      url: null,
      problems: [{ code: 'tag_not_allowed', better: 'email', allowed: ['cpc', 'email', 'social'] }],
    });
  });

  it.each([
    ['oak.example/x', 'address_unreadable'],
    ['http://oak.example/', 'address_not_https'],
    ['https://u:p@oak.example/', 'address_has_login'],
    ['https://oak.example/?utm_source=a&UTM_Medium=b', 'address_tagged'],
  ])('refuses %s', (page, code) => {
    expect(checkLink(page, tags)).toMatchObject({ url: null, problems: [{ code }] });
  });

  it('says everything that is missing at once', () => {
    const { problems } = checkLink('http://oak.example/', {
      source: ' ',
      medium: '',
      campaign: 'x',
    });
    expect(codes(problems)).toEqual([
      'address_not_https',
      'tag_missing source',
      'tag_missing medium',
    ]);
  });
});

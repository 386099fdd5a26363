import { describe, expect, it } from 'vitest';
import { buildUtmLink } from './utm-link.ts';

const tags = { source: 'newsletter', medium: 'email', campaign: 'spring' };

describe('buildUtmLink', () => {
  it('keeps query and fragment, and says the channel', () => {
    expect(
      buildUtmLink('https://oak.example/mugs?size=l#top', { ...tags, content: 'a&b' }),
    ).toEqual({
      url: 'https://oak.example/mugs?size=l&utm_source=newsletter&utm_medium=email&utm_campaign=spring&utm_content=a%26b#top',
      channel: 'Email',
      channel_ga4: 'Email',
      warnings: [],
    });
    expect(
      buildUtmLink('https://oak.example', { source: 'google', medium: 'cpc', campaign: 'x' }),
    ).toMatchObject({ channel: 'Paid Search' });
  });

  it('leaves macros of ad platforms as they are', () => {
    const link = buildUtmLink('https://oak.example/', {
      ...tags,
      campaign: '{{campaign.name}}',
      term: '{keyword}',
    });
    expect(link).toMatchObject({
      url: expect.stringContaining('utm_campaign={{campaign.name}}&utm_term={keyword}'),
      warnings: [],
    });
  });

  it('suggests lower case without blanks, and leaves the spelling', () => {
    const link = buildUtmLink('https://oak.example/', { ...tags, campaign: 'Spring Sale {Id}' });
    expect(link).toMatchObject({
      url: expect.stringContaining('utm_campaign=Spring%20Sale%20{Id}'),
      warnings: [expect.stringContaining('better spring_sale_{Id}')],
    });
  });

  it('warns of personal data', () => {
    const link = buildUtmLink('https://oak.example/', { ...tags, content: 'anna@oak.example' });
    expect(link).toMatchObject({ warnings: [expect.stringContaining('e-mail')] });
  });

  it.each([
    ['oak.example/x', 'not an address'],
    ['http://oak.example/', 'expected https://'],
    ['https://u:p@oak.example/', 'user name or password'],
    ['https://oak.example/?utm_source=a&UTM_Medium=b', 'already carries utm_source, UTM_Medium'],
  ])('refuses %s', (page, problem) => {
    expect(buildUtmLink(page, tags)).toEqual({ problems: [expect.stringContaining(problem)] });
  });

  it('says everything that is missing at once', () => {
    expect(buildUtmLink('http://oak.example/', { source: ' ', medium: '', campaign: 'x' })).toEqual(
      {
        problems: [
          expect.stringContaining('https'),
          expect.stringContaining('utm_source'),
          expect.stringContaining('utm_medium'),
        ],
      },
    );
  });
});

import { expect, it } from 'vitest';
import { LINK_WORDS, linkFaultText } from '../contract/link-words.ts';
import { checkLinks } from './check-links.ts';

it('tags every page of a table, and warns of values that another line spells otherwise', () => {
  const text =
    'url;utm_source;utm_medium;utm_campaign;utm_content\n' +
    'https://oak.example/;vk;cpc;spring_sale;a\n\n' +
    '"https://oak.example/t";vk;cpc;spring-sale;\n';
  expect(checkLinks(text)).toMatchObject({
    links: [
      {
        line: 2,
        url: 'https://oak.example/?utm_source=vk&utm_medium=cpc&utm_campaign=spring_sale&utm_content=a',
        ...{ channel: 'Paid Social', warnings: [] },
      },
      {
        line: 4,
        url: 'https://oak.example/t?utm_source=vk&utm_medium=cpc&utm_campaign=spring-sale',
        warnings: [{ code: 'tag_spelt_before', got: 'spring-sale', better: 'spring_sale' }],
      },
    ],
  });
});

it('says what is wrong of each line, and makes the others', () => {
  expect(checkLinks('url,source\nx,y\n')).toEqual({
    problem: 'line 1: columns medium, campaign are missing',
  });
  const text =
    'url,source,medium,campaign\nhttps://oak.example/,,email,x\nhttps://oak.example/,a,email,c\n';
  expect(checkLinks(text)).toMatchObject({
    links: [
      { line: 2, url: null, problems: [{ code: 'tag_missing', tag: 'source' }] },
      { line: 3, url: expect.any(String), problems: [] },
    ],
  });
  expect(checkLinks('url,source,medium,campaign\n')).toHaveProperty('problem');
});

it('has words for every fault in every language, each with what is better', () => {
  for (const [code, words] of Object.entries(LINK_WORDS))
    for (const language of ['en', 'ru', 'tr'] as const) {
      const fault = { code: code as never, tag: 'source' as const, got: 'GOT', better: 'BETTER' };
      const said = linkFaultText({ ...fault, allowed: ['one', 'two'] }, language);
      expect(said.length).toBeGreaterThan(20);
      expect(said).not.toContain('undefined');
      expect(words[language]).toBeTypeOf('function');
    }
});

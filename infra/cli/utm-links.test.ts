import { expect, it } from 'vitest';
import { buildUtmLinks } from './utm-links.ts';

it('tags every page of a table, and warns of values that another line spells otherwise', () => {
  const text =
    'url;utm_source;utm_medium;utm_campaign;utm_content\n' +
    'https://oak.example/;vk;cpc;spring_sale;a\n\n' +
    '"https://oak.example/t";vk;cpc;spring-sale;\n';
  expect(buildUtmLinks(text)).toEqual({
    links: [
      {
        line: 2,
        url: 'https://oak.example/?utm_source=vk&utm_medium=cpc&utm_campaign=spring_sale&utm_content=a',
        channel: 'Paid Social',
        warnings: [],
      },
      {
        line: 4,
        url: 'https://oak.example/t?utm_source=vk&utm_medium=cpc&utm_campaign=spring-sale',
        channel: 'Paid Social',
        warnings: ['utm_campaign: "spring-sale" is "spring_sale" in a line before'],
      },
    ],
  });
});

it('is all or nothing, and says what is wrong of every line', () => {
  expect(buildUtmLinks('url,source\nx,y\n')).toEqual({
    problems: ['line 1: columns medium, campaign are missing'],
  });
  expect(
    buildUtmLinks('url,source,medium,campaign\nhttps://oak.example/,,email,x\nnowhere,a,b,c\n'),
  ).toEqual({
    problems: [
      'line 2: source is empty; expected a value for utm_source',
      'line 3: nowhere: not an address; expected https://host/path',
    ],
  });
  expect(buildUtmLinks('url,source,medium,campaign\n')).toEqual({
    problems: [expect.stringContaining('no line')],
  });
});

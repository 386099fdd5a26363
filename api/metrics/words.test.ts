import { expect, it } from 'vitest';
import { GLOSSARY } from '../contract/glossary.ts';
import { LANGUAGES } from '../contract/metrics.ts';
import { publicCatalogue } from './catalogue.ts';

it.each(LANGUAGES)('the catalogue has one word for a thing in %s', (language) => {
  const strays = publicCatalogue().flatMap((metric) =>
    GLOSSARY.filter(({ never }) =>
      [metric.label[language], metric.description[language]].some((text) =>
        never[language]?.test(text),
      ),
    ).map(({ term }) => `${metric.key}: ${term}`),
  );
  expect(strays).toEqual([]);
});

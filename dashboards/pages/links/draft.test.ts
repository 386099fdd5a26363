import { expect, it } from 'vitest';
import { askedOf, draftOfAddress, EMPTY_DRAFT, isBegun } from './draft.ts';

it('asks for what was filled in, with the scheme that nobody types', () => {
  const draft = { ...EMPTY_DRAFT, url: ' oak.example/mugs ', source: 'vk', content: 'a' };
  expect(askedOf(draft)).toEqual({
    ...{ url: 'https://oak.example/mugs', source: 'vk', medium: '', campaign: '', content: 'a' },
  });
  expect(askedOf({ ...draft, url: 'http://oak.example/' }).url).toBe('http://oak.example/');
  expect([isBegun(draft), isBegun({ ...draft, source: '' }), isBegun(EMPTY_DRAFT)]).toEqual([
    true,
    false,
    false,
  ]);
});

it('takes a tagged address apart, and leaves the rest of it as it was written', () => {
  const tagged =
    'https://oak.example/mugs?size={size}&utm_source=vk&utm_medium=cpc&utm_term=oak%20mug&q=a+b#top';
  expect(draftOfAddress(tagged)).toEqual({
    ...{ url: 'https://oak.example/mugs?size={size}&q=a+b#top', source: 'vk', medium: 'cpc' },
    term: 'oak mug',
  });
  expect(draftOfAddress('oak.example/?utm_source=vk')).toEqual({
    ...{ url: 'oak.example/', source: 'vk' },
  });
  for (const plain of ['', 'https://', 'oak.example/mugs?q=1', 'https://oak.example/?utmost=1'])
    expect(draftOfAddress(plain)).toEqual({ url: plain });
});

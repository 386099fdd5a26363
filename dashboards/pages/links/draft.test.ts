import { expect, it } from 'vitest';
import { askedOf, draftOf, draftOfAddress, EMPTY_DRAFT, isBegun } from './draft.ts';

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

it('begins a change of a link with its page and its tags, and leaves what else the address says', () => {
  const link = {
    url: 'https://oak.example/mugs?size=l&utm_source=vk&utm_medium=cpc&utm_id=7#top',
    name: 'Poster',
    tags: { source: 'vk', medium: 'cpc', campaign: '', id: '7' },
  };
  const draft = draftOf(link);
  expect(draft).toEqual({
    ...{ url: 'https://oak.example/mugs?size=l#top', name: 'Poster', source: 'vk', medium: 'cpc' },
    ...{ campaign: '', id: '7', term: '', content: '' },
  });
  expect(askedOf(draft)).toMatchObject({ url: 'https://oak.example/mugs?size=l#top', id: '7' });
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

import { expect, it } from 'vitest';
import { askedOf, EMPTY_DRAFT, isBegun } from './draft.ts';

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

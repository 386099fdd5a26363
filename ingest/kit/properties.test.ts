import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedProperties, PROPERTY_BOUNDS } from './properties.ts';

it('flattens what is nested and writes every scalar as text', () => {
  const told = {
    'Page Group': ' sofas ',
    count: 3,
    big: 12345678901234567890n,
    is_new: true,
    nothing: null,
    absent: undefined,
    blank: '',
    tags: ['a', 'b', 1],
    user: { plan: 'pro', team: { size: 5 } },
  };
  expect(boundedProperties(told)).toEqual({
    properties: {
      ...{ big: '12345678901234567890', count: '3', is_new: 'true', page_group: 'sofas' },
      ...{ tags: 'a,b,1', 'user.plan': 'pro', 'user.team.size': '5' },
    },
    cut: 0,
  });
});

it('leaves out what the envelope holds', () => {
  expect(boundedProperties({ value: 1, x: 2 }, new Set(['value']))).toEqual({
    properties: { x: '2' },
    cut: 0,
  });
});

it('cuts a 33rd key, in the order of the keys, and counts it', () => {
  const names = Array.from({ length: 33 }, (_, n) => `k${String(n).padStart(2, '0')}`);
  const { properties, cut } = boundedProperties(
    Object.fromEntries(names.toReversed().map((name) => [name, 'x'])),
  );
  expect(Object.keys(properties)).toEqual(names.slice(0, 32));
  expect(cut).toBe(1);
});

it('cuts a fourth level, a 513th character, a 9 kB map and a list of objects', () => {
  expect(boundedProperties({ a: { b: { c: 1, d: { e: 2 } } } })).toEqual({
    properties: { 'a.b.c': '1' },
    cut: 1,
  });
  const long = boundedProperties({ a: `${'x'.repeat(511)}😀` });
  expect(long).toEqual({ properties: { a: 'x'.repeat(511) }, cut: 1 });
  const wide = boundedProperties(
    Object.fromEntries(Array.from({ length: 18 }, (_, n) => [`k${n}`, 'y'.repeat(500)])),
  );
  expect(Object.keys(wide.properties)).toHaveLength(16);
  expect(wide.cut).toBe(2);
  expect(boundedProperties({ a: [{ b: 1 }, 2] })).toEqual({ properties: { a: '2' }, cut: 1 });
});

it('keeps within its bounds whatever it is told, in any order', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (told) => {
      const { properties } = boundedProperties(told);
      const entries = Object.entries(properties);
      expect(entries.length).toBeLessThanOrEqual(PROPERTY_BOUNDS.keys);
      for (const [key, value] of entries) {
        expect(key).toMatch(/^[a-z0-9_.]{1,64}$/);
        expect(value.length).toBeLessThanOrEqual(PROPERTY_BOUNDS.valueCharacters);
      }
    }),
  );
});

import { expect, it } from 'vitest';
import { experimentsSchema } from './experiments-schema.ts';

const days = { from: '2026-03-01', to: '2026-03-28' };
const geo = { name: 'north', ...days, regions: { with: ['Tver'], without: ['Kazan'] } };
const blocks = [
  { from: '2026-03-01', ads: true },
  { from: '2026-03-15', ads: false },
];
const faults = (experiments: unknown) =>
  experimentsSchema.safeParse(experiments).error?.issues.map(({ message }) => message);

it('takes tests over regions and over blocks of days', () => {
  expect(experimentsSchema.parse([geo, { name: 'days', ...days, blocks }])).toEqual([
    { ...geo, carryOver: 0, regions: { ...geo.regions, before: 28 } },
    { name: 'days', ...days, blocks, carryOver: 0 },
  ]);
});

it('refuses a test of both, of neither, and one that is named twice', () => {
  expect(faults([{ ...geo, blocks }])?.[0]).toContain('either');
  expect(faults([{ name: 'none', ...days }])?.[0]).toContain('either');
  expect(faults([geo, { ...geo, name: 'North' }])).toEqual(['the test North is named twice']);
});

it('refuses a region in both groups, and blocks out of order', () => {
  const both = { with: ['Tver'], without: ['TVER'] };
  expect(faults([{ ...geo, regions: both }])).toEqual(['the region TVER is named twice']);
  const late = [blocks[0], { from: '2026-03-29', ads: false }];
  expect(faults([{ name: 'days', ...days, blocks: late }])?.[0]).toContain('within the days');
  expect(faults([{ name: 'days', ...days, blocks: blocks.slice().reverse() }])?.[0]).toContain(
    'first block',
  );
  expect(faults([{ ...geo, to: '2026-02-01' }])).toEqual(['a test ends after it began']);
});

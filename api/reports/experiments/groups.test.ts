import { describe, expect, it } from 'vitest';
import { blocksOf, groupsOf } from './groups.ts';

describe('groups of a test', () => {
  const geo = {
    ...{ name: 'north', from: '2026-03-01', to: '2026-03-10', carryOver: 0 },
    regions: { with: ['Tver'], without: ['Казань'], before: 2 },
  };

  it('are regions with the days of the test and those before it', () => {
    const [treated, others] = groupsOf(geo, '2026-04-01');
    expect(treated).toMatchObject({ arm: 'with', regions: ['tver'] });
    expect(treated.before).toEqual(['2026-02-27', '2026-02-28']);
    expect([treated.days.length, treated.days[0], treated.days.at(-1)]).toEqual([
      ...[10, '2026-03-01', '2026-03-10'],
    ]);
    expect(others).toMatchObject({ arm: 'without', regions: ['казань'] });
  });

  it('count complete days so far, and none of a test that has not begun', () => {
    expect(groupsOf(geo, '2026-03-04')[0].days).toHaveLength(4);
    expect(groupsOf(geo, '2026-02-01')[0].days).toEqual([]);
  });

  // By hand: a day is carried over into the second and the fourth block; the third is as the second.
  it('are blocks without what is carried over into them', () => {
    const test = {
      ...{ name: 'days', from: '2026-03-01', to: '2026-03-08', carryOver: 1 },
      blocks: [
        { from: '2026-03-01', ads: true },
        { from: '2026-03-03', ads: false },
        { from: '2026-03-05', ads: false },
        { from: '2026-03-07', ads: true },
      ],
    };
    expect(blocksOf(test, '2026-04-01')).toEqual([
      { ads: true, days: ['2026-03-01', '2026-03-02'] },
      { ads: false, days: ['2026-03-04'] },
      { ads: false, days: ['2026-03-05', '2026-03-06'] },
      { ads: true, days: ['2026-03-08'] },
    ]);
    const [treated, others] = groupsOf(test, '2026-03-05');
    expect(treated).toMatchObject({ regions: [], before: [] });
    expect(treated.days).toEqual(['2026-03-01', '2026-03-02']);
    expect(others.days).toEqual(['2026-03-04', '2026-03-05']);
  });
});

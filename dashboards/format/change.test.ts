import { describe, expect, it } from 'vitest';
import { changeOf } from './change.ts';

describe('changeOf', () => {
  it('is relative for amounts and in points for percents', () => {
    expect(changeOf('120.00', '100.00', 'money', 'higher')).toEqual({
      kind: 'percent',
      amount: 0.2,
      tone: 'good',
    });
    const points = changeOf(0.3, 0.35, 'percent', 'lower');
    expect(points).toMatchObject({ kind: 'points', tone: 'good' });
    expect(points?.amount).toBeCloseTo(-5, 9);
  });

  it('takes no side where the catalogue takes none', () => {
    expect(changeOf('2.00', '1.00', 'money', 'none')?.tone).toBe('neutral');
    expect(changeOf(5, 5, 'count', 'higher')?.tone).toBe('neutral');
    expect(changeOf(4, 5, 'count', 'higher')?.tone).toBe('bad');
  });

  it('is none on an unknown side or on a base of zero', () => {
    expect(changeOf(null, 1, 'count', 'higher')).toBeNull();
    expect(changeOf(1, null, 'count', 'higher')).toBeNull();
    expect(changeOf(1, undefined, 'count', 'higher')).toBeNull();
    expect(changeOf('5.00', '0.00', 'money', 'higher')).toBeNull();
    expect(changeOf('5.00', '-3.00', 'money', 'higher')).toBeNull();
  });
});

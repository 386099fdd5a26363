import { describe, expect, it } from 'vitest';
import { barScale } from './bar-scale.ts';

describe('barScale', () => {
  it('keeps cost in proportion, from the left', () => {
    const bar = barScale([{ cost: '200.00' }, { cost: '50.00' }, { cost: null }]);
    expect(bar('cost', '50.00')).toEqual({ start: 0, width: 25, negative: false });
    expect(bar('cost', null)).toBeNull();
    expect(bar('cost', '0.00')).toBeNull();
  });

  it('turns losses left of the zero line', () => {
    const bar = barScale([{ romi_margin: 0.6 }, { romi_margin: -0.4 }]);
    expect(bar('romi_margin', 0.6)).toEqual({ start: 40, width: 60, negative: false });
    expect(bar('romi_margin', -0.4)).toEqual({ start: 0, width: 40, negative: true });
  });

  it('cuts an extreme ratio at the edge instead of flattening the others', () => {
    const bar = barScale([{ romi_margin: 0.5 }, { romi_margin: 0.5 }, { romi_margin: 30 }]);
    expect(bar('romi_margin', 30)?.width).toBe(100);
    expect(bar('romi_margin', 0.5)?.width).toBe(25);
  });

  it('draws no bar behind other columns', () => {
    expect(barScale([{ cost: '1.00' }])('revenue', '5.00')).toBeNull();
  });
});

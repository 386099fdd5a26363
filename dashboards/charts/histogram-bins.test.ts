import { describe, expect, it } from 'vitest';
import { binLabel, placeOf, wholeDays, wholeRange } from './histogram-bins.ts';

const bins = [
  { from: 0, to: 1, conversions: 5 },
  { from: 1, to: 4, conversions: 3 },
  { from: 4, to: null, conversions: 2 },
];

const writing = { write: String, hour: 'h' };

describe('binLabel', () => {
  it('says which whole numbers stand in a bin', () => {
    expect(bins.map((bin) => binLabel(bin, writing))).toEqual(['0', '1–3', '4+']);
    expect(wholeRange({ from: 1, to: 4, conversions: 0 })).toEqual({ from: 1, to: 3 });
  });

  it('says parts of the first day in hours', () => {
    const label = (from: number, to: number) => binLabel({ from, to, conversions: 1 }, writing);
    expect(label(0, 1 / 24)).toBe('<1 h');
    expect(label(1 / 24, 1)).toBe('1–24 h');
    expect(label(0, 1)).toBe('0');
  });
});

describe('wholeDays', () => {
  it('puts the parts of the first day together and nothing else', () => {
    const parts = [
      { from: 0, to: 1 / 24, conversions: 2 },
      { from: 1 / 24, to: 1, conversions: 3 },
    ];
    expect(wholeDays([...parts, ...bins.slice(1)])).toEqual(bins);
    expect(wholeDays(bins)).toEqual(bins);
  });
});

describe('placeOf', () => {
  it('stands in its bin, as far in as the value', () => {
    expect(placeOf(0.5, bins)).toBe(0.5);
    expect(placeOf(2.5, bins)).toBe(1.5);
  });

  it('stands in the middle of the bin without an end', () => {
    expect(placeOf(400, bins)).toBe(2.5);
  });

  it('stands at the end of bins that end before it, and nowhere without bins', () => {
    expect(placeOf(9, bins.slice(0, 2))).toBe(2);
    expect(placeOf(9, [])).toBeNull();
    expect(placeOf(-1, bins)).toBeNull();
  });
});

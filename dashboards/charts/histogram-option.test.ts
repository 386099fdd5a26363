import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { histogramOption } from './histogram-option.ts';

const bins = [
  { from: 0, to: 1, conversions: 5 },
  { from: 1, to: 4, conversions: 0 },
  { from: 4, to: null, conversions: 2 },
];

interface Drawn {
  xAxis: { axisLabel: { customValues: number[]; formatter: (value: number) => string } };
  series: [
    {
      data: { value: [number, number]; choice?: unknown }[];
      markLine: { data: { xAxis: number; label: { formatter: string } }[] };
    },
  ];
}

function drawn(onChoose: (() => void) | null): Drawn {
  return histogramOption(
    {
      bins,
      lines: [
        { value: 30, label: 'p90' },
        { value: 0.5, label: 'median' },
        { value: -1, label: 'nowhere' },
      ],
      titleOf: (label) => label,
      labels: { axis: 'days', conversions: 'sales', share: 'share', hour: 'h' },
      format: createFormatter('en'),
      theme: 'light',
      onChoose,
    },
    { colour: (variable) => variable, narrow: false, duration: 0 },
  ) as unknown as Drawn;
}

describe('histogramOption', () => {
  it('stands a bar in the middle of each bin, with its label below', () => {
    const { xAxis, series } = drawn(null);
    expect(series[0].data.map(({ value }) => value)).toEqual([
      [0.5, 5],
      [1.5, 0],
      [2.5, 2],
    ]);
    expect(xAxis.axisLabel.customValues.map(xAxis.axisLabel.formatter)).toEqual(['0', '1–3', '4+']);
  });

  it('draws the lines from left to right, and none that has no place', () => {
    const marks = drawn(null).series[0].markLine.data;
    expect(marks.map(({ xAxis, label }) => [xAxis, label.formatter])).toEqual([
      [0.5, 'median'],
      [2.5, 'p90'],
    ]);
  });

  it('opens bins that hold something', () => {
    const choices = drawn(() => {}).series[0].data.map(({ choice }) => choice);
    expect(choices).toEqual([{ from: 0, to: 1 }, undefined, { from: 4, to: null }]);
    expect(drawn(null).series[0].data[0]?.choice).toBeUndefined();
  });
});

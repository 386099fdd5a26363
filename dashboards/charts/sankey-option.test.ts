import { describe, expect, it } from 'vitest';
import { flowOf } from './sankey-flow.ts';
import { sankeyOption } from './sankey-option.ts';

interface Series {
  data: { name: string; depth: number; itemStyle: { color: string }; choice?: unknown }[];
  links: { source: string; target: string; value: number; choice?: unknown }[];
}

describe('sankeyOption', () => {
  const flow = flowOf([{ path: ['Paid Search', 'Direct'], conversions: 2, nulls: 1 }], 'end');
  const option = sankeyOption(
    { flow, nameOf: (node) => node.channel, rowsOf: () => [], theme: 'light', onChoose: () => {} },
    { colour: (variable) => variable, narrow: false, duration: 0 },
  );
  const [series] = option.series as unknown as [Series];

  it('draws channels in their colours and outcomes in theirs', () => {
    const colours = Object.fromEntries(
      series.data.map(({ name, itemStyle }) => [name, itemStyle.color]),
    );
    expect(colours).toMatchObject({ '0:Paid Search': '--channel-1', converted: '--good' });
  });

  it('holds every column in its place', () => {
    expect(series.data.map(({ name, depth }) => [name, depth])).toEqual([
      ['0:Paid Search', 0],
      ['1:Direct', 1],
      ['converted', 2],
      ['lost', 2],
    ]);
  });

  it('lets links and channels be opened', () => {
    expect(series.links[0]).toMatchObject({
      value: 3,
      choice: { match: '… > Paid Search > Direct' },
    });
    expect(series.data[0]?.choice).toEqual({ channel: 'Paid Search' });
    expect(series.data.at(-1)?.choice).toBeUndefined();
  });
});

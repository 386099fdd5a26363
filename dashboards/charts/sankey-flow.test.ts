import { describe, expect, it } from 'vitest';
import { flowOf } from './sankey-flow.ts';

const path = (steps: string, conversions: number, nulls = 0) => ({
  path: steps === '' ? [] : steps.split(' '),
  conversions,
  nulls,
});

const linksOf = (flow: ReturnType<typeof flowOf>) =>
  flow.links.map(({ source, target, journeys }) => `${source} ${target} ${journeys}`).sort();

describe('flowOf', () => {
  it('lines paths up at their end', () => {
    const flow = flowOf([path('A B', 3, 1), path('B', 2)], 'end');
    // A(0) – B(1): 4 journeys; B(1) – converted: 3 + 2; B(1) – lost: 1.
    expect(linksOf(flow)).toEqual(['0:A 1:B 4', '1:B converted 5', '1:B lost 1']);
    expect(flow).toMatchObject({ journeys: 6, steps: 2 });
  });

  it('lines paths up at their start, each going to its outcome from its own last touch', () => {
    const flow = flowOf([path('A B', 3, 1), path('A', 2)], 'start');
    expect(linksOf(flow)).toEqual([
      '0:A 1:B 4',
      '0:A converted 2',
      '1:B converted 3',
      '1:B lost 1',
    ]);
  });

  it('draws five steps and no more', () => {
    const long = path('A B C D E F G', 1);
    const ids = (from: 'end' | 'start') =>
      flowOf([long], from)
        .nodes.filter(({ kind }) => kind === 'channel')
        .map(({ id }) => id);
    expect(ids('end')).toEqual(['0:C', '1:D', '2:E', '3:F', '4:G']);
    expect(ids('start')).toEqual(['0:A', '1:B', '2:C', '3:D', '4:E']);
  });

  it('keeps what flows in equal to what flows out', () => {
    const flow = flowOf([path('A B C', 5, 2), path('B C', 1), path('A C A', 4, 9)], 'start');
    for (const node of flow.nodes.filter(({ depth }) => depth > 0 && depth < flow.steps)) {
      const sum = (side: 'source' | 'target') =>
        flow.links
          .filter((link) => link[side] === node.id)
          .reduce((total, link) => total + link.journeys, 0);
      expect([node.id, sum('target'), sum('source')]).toEqual([
        node.id,
        node.journeys,
        node.journeys,
      ]);
    }
  });

  it('lets seldom channels flow together and gives their links no pattern', () => {
    const flow = flowOf([path('A B', 9), path('C B', 1), path('D B', 1)], 'end', {
      steps: 5,
      channels: 2,
    });
    expect(flow.links.find(({ source }) => source === '0')).toMatchObject({
      target: '1:B',
      journeys: 2,
      match: null,
    });
  });

  it('spells the pattern of the paths behind a link', () => {
    const matches = (from: 'end' | 'start') =>
      Object.fromEntries(
        flowOf([path('A B C', 1), path('B', 1)], from).links.map((link) => [
          `${link.source} ${link.target}`,
          link.match,
        ]),
      );
    expect(matches('end')).toEqual({
      '0:A 1:B': '… > A > B > *',
      '1:B 2:C': '… > B > C',
      '2:C converted': '… > C',
      '2:B converted': '… > B',
    });
    expect(matches('start')).toEqual({
      '0:A 1:B': 'A > B > …',
      '1:B 2:C': '* > B > C > …',
      '2:C converted': '* > * > C > …',
      '0:B converted': 'B',
    });
  });

  it('has nothing to draw without touches', () => {
    expect(flowOf([path('', 4), path('A', 0)], 'end')).toEqual({
      nodes: [],
      links: [],
      journeys: 0,
      steps: 0,
    });
  });
});

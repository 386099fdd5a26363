import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { findCommands } from './command.ts';

const command = (group: string, label: string): Command => ({
  id: label,
  group,
  label,
  current: false,
  run: () => {},
});

describe('findCommands', () => {
  const commands = [command('Model', 'linear model'), command('Model', 'last-touch model')];

  it('wants every word, in any order and case', () => {
    expect(findCommands(commands, 'MODEL lin', 'en').map(({ label }) => label)).toEqual([
      'linear model',
    ]);
    expect(findCommands(commands, '  ', 'en')).toHaveLength(2);
    expect(findCommands(commands, 'lin xyz', 'en')).toHaveLength(0);
  });

  it('folds the Turkish dotted and dotless i', () => {
    const turkish = [command('Dönem', 'İlk'), command('Dönem', 'Ilık')];
    expect(findCommands(turkish, 'ilk', 'tr').map(({ label }) => label)).toEqual(['İlk']);
    expect(findCommands(turkish, 'ıl', 'tr').map(({ label }) => label)).toEqual(['Ilık']);
  });

  it('finds what else a page is called, after labels that hold the word', () => {
    const pages = [
      { ...command('Attribution', 'Segments'), also: 'rfm' },
      command('Attribution', 'RFM by hand'),
    ];
    expect(findCommands(pages, 'rfm', 'en').map(({ label }) => label)).toEqual([
      'RFM by hand',
      'Segments',
    ]);
  });

  it('puts the label that was typed before those that hold its words', () => {
    const periods = ['Last 12 months', 'This month', 'Last month', 'Last month but one'].map(
      (label) => command('Period', label),
    );
    expect(findCommands(periods, 'last month', 'en').map(({ label }) => label)).toEqual([
      'Last month',
      'Last month but one',
      'Last 12 months',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICES, parseChoices, withChoices } from './journey-choices.ts';

describe('parseChoices', () => {
  it('gives the defaults for a plain address and for what cannot be read', () => {
    expect(parseChoices('')).toEqual(DEFAULT_CHOICES);
    expect(
      parseChoices('journeys=nonsense&path_sort=name&flow=middle&flow_of=none&stage=birth'),
    ).toEqual(DEFAULT_CHOICES);
  });

  it('reads what the address says', () => {
    expect(
      parseChoices('journeys=channel:Paid+Search&journey=7&match=A+>+…&credit_by=linear,first'),
    ).toMatchObject({
      opened: { kind: 'channel', channel: 'Paid Search' },
      journey: '7',
      match: 'A > …',
      credit: ['linear', 'first'],
    });
  });
});

describe('withChoices', () => {
  it('keeps the rest of the address', () => {
    const next = withChoices('from=2026-01-01&lang=ru', {
      opened: { kind: 'path', path: ['Paid Search', 'Direct'] },
    });
    expect(next).toBe('from=2026-01-01&lang=ru&journeys=path:Paid+Search+>+Direct');
    expect(withChoices(next, { opened: null })).toBe('from=2026-01-01&lang=ru');
  });

  it('comes back as it went, a channel with an ampersand too', () => {
    const opened = { kind: 'channel', channel: 'A&B+C, 50 %' } as const;
    expect(parseChoices(withChoices('', { opened })).opened).toEqual(opened);
  });

  it('leaves defaults out', () => {
    expect(withChoices('match=A&flow=start', { match: '', flow: 'end' })).toBe('');
  });

  it('tells no model chosen from the usual ones', () => {
    expect(parseChoices(withChoices('', { credit: [] })).credit).toEqual([]);
  });
});

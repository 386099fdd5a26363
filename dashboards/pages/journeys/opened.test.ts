import { describe, expect, it } from 'vitest';
import { conditionsOf, formatOpened, parseOpened } from './opened.ts';

describe('parseOpened', () => {
  it.each([
    ['all', { kind: 'all' }],
    ['path:Paid Search > Direct', { kind: 'path', path: ['Paid Search', 'Direct'] }],
    ['path:', { kind: 'path', path: [] }],
    ['set:Email,Direct', { kind: 'set', channels: ['Email', 'Direct'] }],
    ['channel:Ads: spring', { kind: 'channel', channel: 'Ads: spring' }],
    ['touches:3-5', { kind: 'touches', from: 3, to: 5 }],
    ['set:', { kind: 'set', channels: [] }],
    ['match:VK* > … > Brand: a', { kind: 'match', pattern: 'VK* > … > Brand: a' }],
    ['days:1-7', { kind: 'days', stage: 'conversion', from: 1, to: 7 }],
    ['days:deal:1h-1', { kind: 'days', stage: 'deal', from: 1 / 24, to: 1 }],
    ['days:payment:0-1h', { kind: 'days', stage: 'payment', from: 0, to: 1 / 24 }],
    ['days:lead:30-', { kind: 'days', stage: 'lead', from: 30, to: null }],
  ])('reads %s and writes it the same', (text, expected) => {
    const opened = parseOpened(text);
    expect(opened).toEqual(expected);
    expect(opened && formatOpened(opened)).toBe(text);
  });

  it.each([
    null,
    '',
    'days',
    'days:7-1',
    'days:a-b',
    'touches:-3',
    'days:2-2',
    'days:visit:1-7',
    'match:',
    'channel:',
    'person:1',
  ])('leaves the drawer closed for %s', (text) => {
    expect(parseOpened(text)).toBeNull();
  });
});

describe('conditionsOf', () => {
  it('asks for exactly the days of a bin', () => {
    expect(conditionsOf({ kind: 'days', stage: 'lead', from: 1 / 24, to: 1 })).toEqual({
      stage: 'lead',
      min_days: 1 / 24,
      max_days: 1,
    });
  });

  it('leaves an open end open', () => {
    expect(conditionsOf({ kind: 'touches', from: 10, to: null })).toEqual({ min_touches: 10 });
  });

  it('asks for a pattern as it was written', () => {
    expect(conditionsOf({ kind: 'match', pattern: 'A > …' })).toEqual({ match: 'A > …' });
  });

  it('spells a path as the report does', () => {
    expect(conditionsOf({ kind: 'path', path: ['A', 'B'] })).toEqual({ path: 'A > B' });
  });
});

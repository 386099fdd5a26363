import { describe, expect, it } from 'vitest';
import { channelColourVariable } from './channel-colour.ts';

describe('channelColourVariable', () => {
  it('depends on the name alone, however it is spelt', () => {
    expect(channelColourVariable('Paid Search')).toBe('--channel-1');
    expect(channelColourVariable('paid_search')).toBe('--channel-1');
  });

  it('gives greys to the rest, always the same', () => {
    const grey = channelColourVariable('Partner');
    expect(grey).toMatch(/^--channel-grey-[1-4]$/);
    expect(channelColourVariable('Partner')).toBe(grey);
  });
});

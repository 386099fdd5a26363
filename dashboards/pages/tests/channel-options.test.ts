import { expect, it } from 'vitest';
import { channelOptions } from './channel-options.ts';

it('offers the channels by name, and one of the business’s own that was asked for', () => {
  const values = (asked: string | null) => channelOptions(asked, 'en').map(({ value }) => value);
  expect(values(null)).toContain('Paid Search');
  expect(values(null)).not.toContain('none');
  expect(values('Paid Search')).toEqual(values(null));
  expect(values('Billboards').at(-1)).toBe('Billboards');
  expect(channelOptions(null, 'tr')[0]).toEqual({ value: 'Paid Search', label: 'Ücretli Arama' });
});

import { expect, it } from 'vitest';
import { classify } from './classify.ts';
import { platformOf } from './platform.ts';
import { trafficTuple } from './traffic-key.ts';

it('joins what one platform’s macros write for its sources', () => {
  const platform = (source: string) =>
    platformOf(classify(trafficTuple({ source, medium: 'paid' })).source);
  for (const source of ['fb', 'ig', 'an', 'msg', 'th', 'Instagram_Stories', 'audience_network_x'])
    expect(platform(source)).toBe('facebook');
  expect(platform('yt')).toBe('google');
  expect(platform('ok')).toBe('vk');
  expect(platform('tt')).toBe('tiktok');
  expect(platform('linkedin')).toBe('linkedin');
  expect(platform('site.test')).toBe('site.test');
});

import { expect, it } from 'vitest';
import { metricsReference } from './reference.ts';

it('is what stands in METRICS.md', async () => {
  await expect(metricsReference()).toMatchFileSnapshot('./METRICS.md');
});

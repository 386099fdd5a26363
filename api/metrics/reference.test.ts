import { expect, it } from 'vitest';
import { metricsReference } from './reference.ts';

it('is what stands in golden/METRICS.md', async () => {
  await expect(metricsReference()).toMatchFileSnapshot('./golden/METRICS.md');
});

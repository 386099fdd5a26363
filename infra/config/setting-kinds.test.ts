import { misfits } from '@throughline/ingest/testing/setting-kinds';
import { expect, it } from 'vitest';
import { configSchema } from './config-schema.ts';

it('fields called after a kind of setting are checked as one', () => {
  expect(misfits(configSchema)).toEqual([]);
});

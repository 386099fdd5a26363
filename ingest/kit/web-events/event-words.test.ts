import { expect, it } from 'vitest';
import { eventWords } from './event-words.ts';

const exposed = (params: Readonly<Record<string, unknown>>) =>
  eventWords('exposure', 'experience_impression', new Map(Object.entries(params)));

it('says of an exposure which test it is of, and which group', () => {
  expect(exposed({ experiment_id: 'ads', variant_id: 'control' })).toEqual({
    ...{ subject: 'ads', variant: 'control' },
  });
  expect(exposed({ experiment_id: 'ads' })).toEqual({ subject: 'ads' });
});

it('keeps the groups of a test together where one text names both, as GA4 describes it', () => {
  const groups = ['CONVERT-1000-0', 'CONVERT-1000-1'].map((text) =>
    exposed({ exp_variant_string: text }),
  );
  expect(groups).toEqual([
    { subject: 'CONVERT-1000', variant: '0' },
    { subject: 'CONVERT-1000', variant: '1' },
  ]);
  expect(exposed({ exp_variant_string: 'banner' })).toEqual({ subject: 'banner' });
  expect(exposed({ exp_variant_string: 'X-1-2', variant_id: 'shown' })).toEqual({
    ...{ subject: 'X-1', variant: 'shown' },
  });
});

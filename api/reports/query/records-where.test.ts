import { expect, it } from 'vitest';
import { CALLS_DIMENSIONS } from '../../contract/reports/calls-terms.ts';
import { DEALS_DIMENSIONS } from '../../contract/reports/deals-terms.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { OFFLINE_DIMENSIONS } from '../../contract/reports/offline-terms.ts';
import { SERVICE_DIMENSIONS } from '../../contract/reports/service-terms.ts';
import { CALLS_SECTIONS, callsStatement } from '../calls/calls-statement.ts';
import { DEALS_SECTIONS } from '../deals/deals-statement.ts';
import { OFFLINE_SECTIONS } from '../offline/offline-statements.ts';
import { SERVICE_SECTIONS } from '../service/service-statements.ts';
import { refuseWhere } from './refuse-where.ts';

it('every dimension that a report offers is one of its records, and the other way round', () => {
  for (const [offered, sections] of [
    [CALLS_DIMENSIONS, CALLS_SECTIONS],
    [DEALS_DIMENSIONS, DEALS_SECTIONS],
    [OFFLINE_DIMENSIONS, OFFLINE_SECTIONS],
    [SERVICE_DIMENSIONS, SERVICE_SECTIONS],
  ] as const)
    expect([...sections.keys()]).toEqual(offered.map((key) => `dimension ${key}`));
});

it('puts conditions in by parameters alone, and names what a report can be filtered by', () => {
  const { text, parameters } = callsStatement('', [
    { dimension: 'owner', operator: 'is', value: "Eve' OR 1" },
  ]);
  expect(parameters).toEqual({ where_0: "Eve' OR 1" });
  expect(text).toContain('{where_0:String}');
  const refused = CONTRACTS.calls.query.safeParse({ where: 'campaign:is:Brand' });
  expect(refused.error?.issues[0]?.message).toBe(
    'Expected one of channel, owner before the first colon, got "campaign"',
  );
});

it('refuses conditions on rows that do not say them', () => {
  expect(() => refuseWhere([], 'event')).not.toThrow();
  expect(() =>
    refuseWhere([{ dimension: 'branch', operator: 'is', value: 'x' }], 'event'),
  ).toThrow();
});

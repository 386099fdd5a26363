import type { ReportContract } from '@throughline/api/contract/report';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { describe, expect, it } from 'vitest';
import {
  customerOf,
  datedQuery,
  drillOf,
  formatOpened,
  isPaged,
  journeysOf,
  parseOpened,
} from './drill.ts';
import { knowContracts } from './known-contracts.ts';

knowContracts(Object.values(CONTRACTS) as unknown as readonly ReportContract[]);

describe('a level of the drawer', () => {
  it('is written without the days, which are those of the page, and read back', () => {
    const opening = {
      path: 'rfm/rows',
      query: { from: '2026-01-01', to: '2026-03-31', value: 'margin', segment: 'at_risk' },
    };
    const text = formatOpened('customers', opening);
    expect(text).toBe('customers:rfm/rows?segment=at_risk&value=margin');
    const opened = parseOpened(text);
    expect(opened).toEqual({
      column: 'customers',
      path: 'rfm/rows',
      query: { segment: 'at_risk', value: 'margin' },
    });
    expect(datedQuery(opened!, { from: '2026-01-01', to: '2026-03-31' })).toEqual(opening.query);
  });

  it('puts no days into a question without any', () => {
    const opened = parseOpened('active:cohorts/rows?cohort=2026-03&month=0&value=margin')!;
    expect(datedQuery(opened, { from: 'a', to: 'b' })).toEqual(opened.query);
  });

  it('is of a report that there is', () => {
    expect(parseOpened('x:nope/rows')).toBeNull();
    expect(parseOpened('x:cohorts/nope')).toBeNull();
    expect(parseOpened('revenue')).toBeNull();
    expect(drillOf('journeys')?.columns.length).toBeGreaterThan(3);
  });

  it('shows conversions by themselves', () => {
    expect(journeysOf('journeys/a1')).toEqual(['a1']);
    expect(journeysOf('journeys/a1,b2')).toEqual(['a1', 'b2']);
    expect(journeysOf('journeys')).toBeNull();
  });

  it('shows a customer by themselves', () => {
    expect(customerOf('customers/42')).toBe('42');
    expect(customerOf('customers')).toBeNull();
    expect(parseOpened('customer:customers/42')).toEqual({
      ...{ column: 'customer', path: 'customers/42', query: {} },
    });
  });
});

describe('rows behind a figure', () => {
  it('are asked for by pages only where the question takes them', () => {
    expect(isPaged(drillOf('channels/rows')!)).toBe(true);
    // It has a limit, and nothing to leave out.
    expect(isPaged(drillOf('scenarios/rows')!)).toBe(false);
  });

  it('have columns with words, in every language', () => {
    const paths = Object.values(CONTRACTS).flatMap(({ name, drills }) => [
      name,
      ...Object.values(drills as Readonly<Record<string, { readonly path: string }>>)
        // A journey is drawn as a line of time.
        .filter(({ path }) => !path.startsWith(':'))
        .map(({ path }) => `${name}/${path}`),
    ]);
    const told = paths.map((path) => ({ path, columns: drillOf(path)?.columns ?? [] }));
    expect(told.filter(({ columns }) => columns.length === 0)).toEqual([]);
    const wordless = told.flatMap(({ path, columns }) =>
      columns
        .filter(({ metric, label, isAside }) => !metric && !label?.ru && !isAside)
        .map(({ key }) => `${path} ${key}`),
    );
    expect(wordless).toEqual([]);
  });
});

import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { DealRow } from '../../contract/reports/deals-drill.ts';
import type { DealStatus } from '../../contract/reports/deals-terms.ts';
import { moneyOf } from '../journey-filter.ts';
import type { StoredFigures } from './deal-figures.ts';
import type { DealReader } from './deals-statement.ts';

const ROWS = sqlFile(import.meta.url, './rows.sql');

interface Stored
  extends StoredFigures,
    Omit<DealRow, 'conversion' | 'age_days' | 'stage_days' | 'touches' | 'lost_reason'> {
  readonly conversion: string;
  readonly age_days: string | number | null;
  readonly stage_days: string | number | null;
  readonly touches: string | number;
  readonly lost_reason: string;
  /** Counted from 1 over all deals. */
  readonly place: string;
}

interface Wanted {
  readonly name?: string | undefined;
  readonly status?: DealStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** One page of deals, and what they all come to. */
export async function listedDeals(
  reader: DealReader | null,
  { name, status, limit, offset }: Wanted,
) {
  const found = reader
    ? await reader.read<Stored>(ROWS, {
        ...{ name: name ?? null, status: status ?? null, limit, offset },
      })
    : [];
  return {
    /** Sums over all of them; undefined where there are none. */
    all: found[0] as StoredFigures | undefined,
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map(dealOf),
  };
}

const amountOf = (hundredths: string | null) =>
  hundredths === null ? null : moneyOf(hundredths, 0);
const daysOf = (days: string | number | null) => (days === null ? null : Number(days));

function dealOf(stored: Stored): DealRow {
  const { deal, conversion, source, label, stage, status, owner, opened, closed } = stored;
  return {
    ...{ deal, conversion: conversion === '0' ? null : conversion, source, label, stage, status },
    ...{ owner, opened, closed },
    ...{ age_days: daysOf(stored.age_days), stage_days: daysOf(stored.stage_days) },
    ...{ amount: amountOf(stored.amount), margin: amountOf(stored.margin) },
    ...{ first_channel: stored.first_channel, last_channel: stored.last_channel },
    touches: Number(stored.touches),
    lost_reason: stored.lost_reason === '' ? null : stored.lost_reason,
  };
}

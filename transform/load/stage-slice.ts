import type { CostRow, SliceFact } from '@throughline/ingest/contract/fact';
import type { MeasureRow } from '@throughline/ingest/contract/slice';
import type { Stage } from './stage.ts';
import { digits, stageSliceRef, tupleOf } from './stage-pieces.ts';

export function stageSlice(stage: Stage, fact: SliceFact, ordinal: number): void {
  const { key, snapshotId, part } = fact.slice;
  const { source, account } = fact;
  if (fact.type === 'fx_rate') {
    for (const { date, base, quote, rate } of fact.rows)
      stage.stage_fx.push([key, snapshotId, date, base, quote, rate]);
  } else if (fact.type === 'ad_cost') {
    fact.rows.forEach((row, index) => {
      const columns = costColumns(stage, row);
      stage.stage_costs.push([
        stage.load,
        key,
        snapshotId,
        part,
        index,
        source,
        account,
        ...columns,
      ]);
    });
  } else {
    fact.rows.forEach((row, index) => {
      const columns = measureColumns(row);
      stage.stage_measures.push([
        ...[key, snapshotId, part, index, fact.type, source, account],
        ...columns,
      ]);
    });
  }
  stageSliceRef(stage, fact.slice, fact.type, ordinal);
}

function costColumns(stage: Stage, row: CostRow): unknown[] {
  const traffic = {
    source: row.utmSource,
    medium: row.utmMedium,
    ...(row.campaign && { campaign: row.campaign }),
  };
  const claims = row.claimed ?? [];
  return [
    row.date,
    tupleOf(stage, traffic, undefined),
    row.campaignId,
    row.campaign,
    row.adGroupId,
    row.adGroup,
    row.keyword,
    row.currency,
    String(row.costMicros),
    row.vatIncluded,
    row.impressions,
    row.clicks,
    row.rowKey ?? '',
    row.emittedAt ?? 0,
    row.adId ?? '',
    row.creative ?? '',
    row.landingUrl ?? '',
    row.network ?? '',
    row.placement ?? '',
    row.device ?? '',
    row.country ?? '',
    row.objective ?? '',
    digits(row.vatMicros),
    digits(row.feeMicros),
    digits(row.discountMicros),
    row.views ?? null,
    row.reach ?? null,
    claims.map(({ setting }) => setting),
    claims.map(({ action }) => action),
    claims.map(({ conversions }) => digits(conversions)),
    claims.map(({ valueMicros }) => digits(valueMicros)),
    row.isProvisional ?? false,
  ];
}

function measureColumns(row: MeasureRow): unknown[] {
  const metrics = Object.entries(row.metrics).map(([name, value]) => [name, String(value)]);
  return [
    row.date,
    row.until ?? row.date,
    row.dimensions,
    Object.fromEntries(metrics),
    row.rowKey ?? '',
    row.emittedAt ?? 0,
  ];
}

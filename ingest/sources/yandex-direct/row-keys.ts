import { canonicalJson } from '../../mapping/canonical-json.ts';
import type { ReportLine } from './report.ts';

/** Metrics of the Reports API; a goal's has the goal and the attribution model at its end (`Conversions_123_LSC`). */
const METRIC = new RegExp(
  [
    '^(Impressions|Clicks|Cost|Ctr|Bounces|BounceRate|Sessions|Profit|Revenue|AdClicks)$',
    '^(Avg|Conversion|CostPerConversion|GoalsRoi|Revenue|Purchase|Weighted|ImpressionShare|Engaged)\\w*$',
  ].join('|'),
);

/**
 * Key of each row of a report: all of its cells that are no metric. A report never tells one row twice
 * with other figures, but it may lack the column that tells two rows apart (an ad report without `AdId`):
 * rows of one key with other figures are then numbered, and add up. A line repeated whole is a copy.
 */
export function distinctKeys(
  lines: readonly { readonly value: ReportLine }[],
  columns: readonly string[],
): string[] {
  const seen = new Map<string, string[]>();
  return lines.map(({ value }) => {
    if (value.kind !== 'row') return '';
    const cells = columns.map((name, at) => [name, value.cells[at]?.trim() ?? ''] as const);
    const said = cells.filter(([name, cell]) => cell !== '' && cell !== '--' && name !== 'Date');
    const key = canonicalJson(Object.fromEntries(said.filter(([name]) => !METRIC.test(name))));
    const metrics = canonicalJson(Object.fromEntries(said.filter(([name]) => METRIC.test(name))));
    const day = cells.find(([name]) => name === 'Date')?.[1] ?? '';
    const place = `${day} ${key}`;
    const variants = seen.get(place) ?? [];
    seen.set(place, variants);
    if (!variants.includes(metrics)) variants.push(metrics);
    const number = variants.indexOf(metrics);
    return number === 0 ? key : `${key}#${number}`;
  });
}

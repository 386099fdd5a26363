import type { CellReport, CellRequest } from '../../../contract/reports/channels-rows.ts';
import type { Level } from '../../../contract/terms.ts';
import { definition, isBlended } from '../../../metrics/catalogue.ts';
import { formula } from '../../../metrics/formula.ts';
import { MEASURES, type MeasureKey, type Measures } from '../../../metrics/measures.ts';
import { blendedValues, measureValue, metricValues } from '../../../metrics/metric-values.ts';
import type { CampaignNames } from '../campaign-names.ts';
import { type Computed, type ComputedRow, compute } from '../compute.ts';
import { type FactGroup, sourceKey } from '../fetch.ts';
import { paidOf } from '../paid.ts';
import { measuresOf, rowMeasures, totalMeasures } from '../row-measures.ts';
import { scopeKey, scopePlace } from '../scopes.ts';
import { newTally } from '../tally.ts';
import { isIn, type Place } from './matching-spellings.ts';

interface Around {
  readonly levels: readonly Level[];
  readonly names: CampaignNames;
  readonly costed?: ReadonlySet<string>;
  readonly salesTold: boolean;
}

export interface CellFigures {
  readonly cell: Pick<CellReport, 'value' | 'why' | 'formula' | 'parts'>;
  isKnown(measure: MeasureKey): boolean;
  /** What is in the row of everything that has cost, where that is the cell. */
  readonly pairs: readonly string[];
}

/** What the report says in a cell, and in the parts that it is made from. */
export function cellFigures(
  request: CellRequest,
  groups: readonly FactGroup[],
  around: Around,
): CellFigures {
  const { levels, names, costed, salesTold } = around;
  const computed = compute(groups, levels.length > 0 ? levels : ['channel'], names, costed);
  const { measures, metrics } = figuresOf(request, computed, around);
  const { formula: text } = definition(request.metric);
  const why = metrics.why[request.metric] ?? null;
  const parts = text === 'sum' ? [] : (formula(text).names as MeasureKey[]);
  return {
    cell: {
      value: metrics.values[request.metric] ?? null,
      why,
      formula: text,
      parts: parts.map((key) => ({
        key,
        unit: MEASURES[key].unit,
        value: measureValue(key, measures[key]),
        why: reasonOf(measures, key),
      })),
    },
    isKnown: (measure) => reasonOf(measures, measure) === null,
    pairs:
      request.kind === 'paid' ? pairsOf(groups, paidOf(computed, salesTold).scopes, computed) : [],
  };
}

function figuresOf(request: CellRequest, computed: Computed, around: Around) {
  const { levels, salesTold } = around;
  if (request.kind === 'paid') {
    const { measures } = paidOf(computed, salesTold);
    return { measures, metrics: metricValues(measures) };
  }
  if (request.kind === 'channel' && levels.length === 0) {
    const { measures } = totalMeasures(computed, salesTold);
    return { measures, metrics: blendedValues(measures) };
  }
  const row = rowOf(request, computed, around);
  if (!row) {
    const measures = measuresOf(newTally(), 'not_applicable', salesTold);
    return { measures, metrics: metricValues(measures) };
  }
  const { measures, withheld } = rowMeasures(row, salesTold);
  return {
    measures,
    metrics: isBlended(request.metric) ? blendedValues(measures) : metricValues(measures, withheld),
  };
}

function rowOf(
  request: CellRequest,
  { rows }: Computed,
  { levels }: Around,
): ComputedRow | undefined {
  if (request.kind === 'unattributed') return rows.get('kind=unattributed');
  const place: Place = request;
  return [...rows.values()].find((row) => row.kind === 'channel' && isIn(row, place, levels));
}

function reasonOf(measures: Measures, key: MeasureKey) {
  const amount = measures[key];
  return typeof amount === 'string' ? amount : null;
}

/**
 * The sources in the row of everything that has cost, each with whether its traffic was paid for (`1`), as the
 * statements of cells write it. A scope that is a channel has all of its sources, paid or not.
 */
function pairsOf(
  groups: readonly FactGroup[],
  scopes: readonly { readonly channel: string; readonly source: string }[],
  { sources }: Computed,
): readonly string[] {
  const taken = new Set(scopes.map(scopeKey));
  const pairs = groups.flatMap(({ channel, source, unattributed }) => {
    const isBought = sources.bought.has(channel);
    if (unattributed || !taken.has(scopeKey(scopePlace(channel, source, isBought)))) return [];
    const key = sourceKey(channel, source);
    return isBought ? [`${key}\u001f1`] : [`${key}\u001f1`, `${key}\u001f0`];
  });
  return [...new Set(pairs)];
}

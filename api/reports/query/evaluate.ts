import type { DimensionKey } from '../../contract/dimensions.ts';
import type { Level } from '../../contract/terms.ts';
import { CUBES, type Measures } from '../../metrics/measures.ts';
import { type Aside, claimsOf, salesOf } from './asides.ts';
import type { FactGroup } from './cubes/fact-group.ts';
import type { CostedSources } from './fetch-around.ts';
import type { CubeGroups } from './fetch-groups.ts';
import { computeWhere, levelsOf } from './names-where.ts';
import { conditionsOf, isOfTouches, lacking, type Question } from './question.ts';
import { type CampaignNames, campaignNames, type ListedCampaign } from './rows/campaign-names.ts';
import {
  type Computed,
  type ComputedRow,
  type ComputedWhole,
  computeWhole,
  type Place,
  placeOf,
  UNATTRIBUTED,
} from './rows/compute.ts';
import { costOf } from './rows/cost-of.ts';
import { joinAdGroups } from './rows/join-ad-groups.ts';
import { type Paid, paidOf } from './rows/paid.ts';
import { rowMeasures, type Tellable, totalMeasures } from './rows/row-measures.ts';
import { type Scope, scopeCost, scopeKey, scopePlace } from './rows/scopes.ts';
import { lastDay } from './time.ts';

export const NO_GROUPS: CubeGroups = {
  ...{ costs: [], touches: [], credit: [], sales: [], claims: [] },
};

/** What is known beside the groups of facts. */
export interface Around {
  readonly listed: readonly ListedCampaign[];
  readonly costed: CostedSources;
  readonly salesTold: boolean;
}

/** A row before its metrics are computed. */
export interface EvaluatedRow {
  readonly key: string;
  readonly kind: 'row' | 'unattributed';
  /** What the row is called, by its dimensions. */
  readonly names: Readonly<Partial<Record<DimensionKey, string>>>;
  readonly row: ComputedRow;
  readonly aside: Aside;
}

export interface Evaluated {
  readonly rows: ReadonlyMap<string, EvaluatedRow>;
  readonly total: { readonly measures: Measures; readonly known: bigint | null };
  readonly paid: Paid;
  /** Everything together, with the groups that met the conditions. */
  readonly whole: Whole;
}

interface Whole {
  readonly computed: ComputedWhole;
  readonly groups: readonly FactGroup[];
}

/** What rows can tell, and what sums of everything can. */
export interface Telling {
  readonly ofRows: Tellable;
  readonly ofAll: Tellable;
}

/** What was not asked is told by nothing: without costs, nothing says what was paid for. */
export function tellingOf(question: Question, salesTold: boolean): Telling {
  const unasked = CUBES.filter((cube) => !question.cubes.has(cube));
  const of = (asked: Question): Tellable => ({
    salesTold,
    lacks: new Set([...lacking(asked), ...unasked]),
  });
  return { ofRows: of(question), ofAll: of({ ...question, levels: [], by: [] }) };
}

/**
 * Rows of a question. What is asked by day or device is as many questions as there are days or devices: each slice is
 * computed by itself, by the rules of the report `channels`, so that a row of a day is what that report says of it.
 */
export function evaluate(question: Question, groups: CubeGroups, around: Around): Evaluated {
  const { levels, by } = question;
  const { ofNames } = conditionsOf(question.where);
  const names = campaignNames(around.listed);
  const telling = tellingOf(question, around.salesTold);
  const isApart = isOfTouches(question);
  const isJoined = levelsOf(levels, ofNames).includes('ad_group');
  // Slices spell the same names, unless each finds ad groups of its own.
  const places = isJoined ? undefined : new Map<string, Place>();
  const rows = new Map<string, EvaluatedRow>();
  const parts: Computed[] = [];
  const { slices, others } = slicesOf(groups, question);
  for (const { values, facts, isUnattributed } of slices) {
    const last = lastDay(question.period.to, values);
    const costed = {
      has: (source: string) => (around.costed.get(source) ?? '9999') <= last,
    };
    const joined = isJoined ? joinAdGroups(names, facts) : names;
    const { computed, groups: left } = computeWhere(facts, levels, joined, costed, ofNames, places);
    parts.push(computed);
    // Names may leave nothing of a slice.
    if (left.length === 0) continue;
    const asides = asidesOf(left, groups, levels, joined);
    const found =
      levels.length > 0 ? [...computed.rows.values()] : [wholeRow(computed, isUnattributed)];
    const keyOf = keysOf(values, by, isUnattributed);
    for (const row of found) {
      const key = keyOf(row);
      rows.set(key, {
        ...{ key, row, kind: row.kind === 'unattributed' ? 'unattributed' : 'row' },
        names: namesOf(values, row, isApart, question),
        aside: asides.get(row.key) ?? {},
      });
    }
  }
  const facts = Object.values(groups).flat();
  const whole =
    ofNames.length > 0
      ? computeWhere(facts, levels, joinAdGroups(names, facts), around.costed, ofNames)
      : { computed: computeWhole(parts, others, around.costed), groups: facts };
  return { rows, ...everything(whole, groups, telling.ofAll) };
}

/** Everything that meets the conditions. */
function everything(whole: Whole, groups: CubeGroups, tellable: Tellable): Omit<Evaluated, 'rows'> {
  const met = new Set(whole.groups);
  const sales = groups.sales.filter((group) => met.has(group));
  const claims = groups.claims.filter((group) => met.has(group));
  const ofScopes = (scopes: readonly Scope[]): Aside => {
    const taken = new Set(scopes.map(scopeKey));
    const { bought } = whole.computed.sources;
    return {
      ...claimsOf(
        claims.filter(({ channel, source }) =>
          taken.has(scopeKey(scopePlace(channel, source, bought.has(channel)))),
        ),
      ),
      // Nobody says which sales were paid for: that takes a model.
      ...{ sold: 'not_applicable', sold_first: 'not_applicable' },
      ...{ sold_revenue: 'not_applicable', sold_margin: 'not_applicable' },
    };
  };
  return {
    whole,
    total: totalMeasures(whole.computed, tellable, { ...salesOf(sales), ...claimsOf(claims) }),
    paid: paidOf(whole.computed, tellable, ofScopes),
  };
}

/** The sums of a row, and why its ratios are withheld. */
export function measuresOfRow({ row, aside }: EvaluatedRow, tellable: Tellable) {
  return rowMeasures(row, tellable, aside);
}

interface Slice {
  readonly values: Readonly<Partial<Record<DimensionKey, string>>>;
  readonly facts: FactGroup[];
  /** What no touch can claim, where the slices are told by touches. */
  readonly isUnattributed: boolean;
}

/** Facts by the dimensions beside the levels. Those of a cube that does not say them are in no slice: the others. */
function slicesOf(
  groups: CubeGroups,
  question: Question,
): { readonly slices: readonly Slice[]; readonly others: readonly FactGroup[] } {
  const { by, levels } = question;
  const isApart = isOfTouches(question) && levels.length === 0;
  const { lacks } = tellingOf(question, true).ofRows;
  const slices = new Map<string, Slice>();
  const isOther = (cube: string) => lacks.has(cube as keyof CubeGroups);
  for (const [cube, facts] of Object.entries(groups)) {
    if (isOther(cube)) continue;
    for (const group of facts) {
      const values = by.map((dimension) => group[`by_${dimension}`] ?? '');
      const isUnattributed = isApart && Boolean(group.unattributed);
      const key = [...values, isUnattributed].join('\u001f');
      let slice = slices.get(key);
      if (!slice) {
        slice = {
          values: Object.fromEntries(by.map((dimension, at) => [dimension, values[at]!])),
          ...{ facts: [], isUnattributed },
        };
        slices.set(key, slice);
      }
      slice.facts.push(group);
    }
  }
  const others = Object.entries(groups).flatMap(([cube, facts]) => (isOther(cube) ? facts : []));
  return { slices: [...slices.values()], others };
}

/** Everything of a slice as one row: its ratios of cost are withheld where they would mix paid and unpaid. */
function wholeRow(
  { total, scopes, sources, unmet }: Computed,
  isUnattributed: boolean,
): ComputedRow {
  const costed = scopes.filter((scope) => scopeCost(scope, sources) !== 'not_applicable');
  const sum = (of: (tally: Scope['tally']) => bigint) =>
    costed.reduce((whole, { tally }) => whole + of(tally), 0n);
  const hasCost = costed.length > 0;
  const touches = ({ visits, calls }: Scope['tally']) => visits + calls;
  return {
    ...{ key: '', kind: isUnattributed ? 'unattributed' : 'channel', names: {}, path: [] },
    ...costOf(scopes.map((scope) => scopeCost(scope, sources))),
    tally: total,
    scoped: hasCost,
    mixed: hasCost && total.credits > sum(({ credits }) => credits),
    mixedVisits: hasCost && touches(total) > sum(touches),
    meeting: unmet && { lacks: unmet, at: 'channel' },
  };
}

/** Whole sales and claims of each row of a slice. */
function asidesOf(
  facts: readonly FactGroup[],
  cubes: CubeGroups,
  levels: readonly Level[],
  names: CampaignNames,
): ReadonlyMap<string, Aside> {
  if (cubes.sales.length === 0 && cubes.claims.length === 0) return new Map();
  const [sales, claims] = [new Set(cubes.sales), new Set(cubes.claims)];
  const rows = new Map<string, { sales: FactGroup[]; claims: FactGroup[] }>();
  for (const group of facts) {
    // As `wholeRow` calls it, or by its place.
    const key = levels.length === 0 ? '' : placeOf(group, levels, names).key;
    const row = rows.get(key) ?? { sales: [], claims: [] };
    rows.set(key, row);
    if (sales.has(group)) row.sales.push(group);
    if (claims.has(group)) row.claims.push(group);
  }
  return new Map(
    [...rows].map(([key, row]) => [key, { ...salesOf(row.sales), ...claimsOf(row.claims) }]),
  );
}

/** The parameters that open a row's cells; the same for the same row of any period. */
function keysOf(
  values: Slice['values'],
  by: readonly DimensionKey[],
  isUnattributed: boolean,
): (row: ComputedRow) => string {
  const said = (dimensions: readonly DimensionKey[]) =>
    new URLSearchParams(
      dimensions.map((dimension): [string, string] => [dimension, values[dimension] ?? '']),
    ).toString();
  // A slice has hundreds of rows.
  const ofTouches = said(by);
  const ofOthers = said(by.filter(isKnownApart));
  return (row) => {
    const isApart = isUnattributed || row.kind === 'unattributed';
    const others = isApart ? ofOthers : ofTouches;
    const own = isUnattributed ? 'kind=unattributed' : row.key;
    return others && own ? `${others}&${own}` : others || own;
  };
}

/** Whether what no touch can claim says a dimension. */
function isKnownApart(dimension: DimensionKey): boolean {
  return !isOfTouches({ levels: [], by: [dimension] });
}

function namesOf(
  values: Slice['values'],
  row: ComputedRow,
  isApart: boolean,
  { by }: Question,
): EvaluatedRow['names'] {
  if (row.kind !== 'unattributed' || !isApart) return { ...values, ...row.names };
  const touched = by.filter((dimension) => !isKnownApart(dimension));
  const named = Object.fromEntries(touched.map((dimension) => [dimension, '']));
  // Where no channel stands to say it, the first dimension does.
  const first = row.names.channel === undefined ? touched[0] : undefined;
  return { ...values, ...named, ...row.names, ...(first && { [first]: UNATTRIBUTED }) };
}

import { Exact } from '@throughline/transform/plan/figures/exact';
import {
  CHANGES_BY,
  type ChangeLine,
  type ChangeRow,
  type ChangesOf,
  type ChangesReport,
  type changes,
} from '../../contract/reports/changes.ts';
import { DATA_DRIVEN_MODELS, LEVELS, MODELS } from '../../contract/terms.ts';
import { conditionText } from '../../contract/where.ts';
import type { Why } from '../../contract/why.ts';
import type { Measures } from '../../metrics/measures.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Answering, Published } from '../answer.ts';
import { fetchMaturity } from '../maturity/maturity.ts';
import { checkPeriod, comparedPeriod, type Period } from '../period.ts';
import { evaluated, fetchFacts, type QuestionFacts } from '../query/answer-question.ts';
import { NO_GROUPS, tellingOf } from '../query/evaluate.ts';
import { neededCubes } from '../query/needed-cubes.ts';
import type { Question } from '../query/question.ts';
import { UNATTRIBUTED } from '../query/rows/compute.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { type ApartOf, fetchApart, NOTHING_APART } from './apart.ts';
import { changeLine } from './change-line.ts';
import { type FittedQuestion, fittedCredit, withFitted } from './fitted-credit.ts';
import { type LeafChange, leafChange, type Sides } from './leaf-change.ts';
import { LEAF_LEVELS, type Leaf, leavesOf } from './leaves.ts';
import { fetchRates } from './rates.ts';

const NOTHING: QuestionFacts = {
  groups: { current: NO_GROUPS, previous: NO_GROUPS },
  around: { listed: [], costed: new Map(), salesTold: false },
};
type By = (typeof CHANGES_BY)[number];

/** What changed between two periods, divided among the drivers of each campaign. */
export const changesReport: Answering<typeof changes> = async (published, asked, config) => {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const { model, basis, where, of, limit, offset } = asked;
  const repeated = asked.by.find((level, at) => asked.by.indexOf(level) !== at);
  if (repeated)
    throw new ProblemError('parameters_invalid', {
      errors: [{ field: 'by', message: `Expected each level once, got ${repeated} again` }],
    });
  const by = CHANGES_BY.filter((level) => level === 'channel' || asked.by.includes(level));
  const period = checkPeriod(asked);
  const compare = comparedPeriod(period, asked.compare, true)!;
  const fitted = DATA_DRIVEN_MODELS.find((name) => name === model);
  const rule = MODELS.find((name) => name === model) ?? 'linear';
  const question = {
    ...{ period, compare, levels: LEAF_LEVELS, by: [], where },
    dated: { model: rule, basis, customWeights: config.customWeights },
    cubes: neededCubes(['profit', 'clicks', 'visits', 'leads'], { levels: LEAF_LEVELS, where }),
  } satisfies Question;
  const facts = state ? await fetchFacts(reader, state, question) : NOTHING;
  const known = await knownBeside(published, question, facts, config, fitted !== undefined);
  // Whether everything has a sum is seen where the report `channels` sees it.
  const answered = evaluated({ ...question, levels: ['channel'] }, facts);
  const { ofRows } = tellingOf(question, facts.around.salesTold);
  const leaves = await creditedLeaves(
    published,
    leavesOf(question, facts, of === 'profit'),
    { fitted, basis, where, period, compare },
    config,
  );
  const all = leaves.map((leaf) => leafChange(leaf, of, ofRows, known.sides));
  const rows = rowsOf(all, by);
  const totals = withheld(changeLine(all), {
    before: answered.previous && unmetOf(answered.previous.total.measures, of),
    now: unmetOf(answered.current.total.measures, of),
  });
  const explained = all.filter(({ effects }) => effects !== null);
  return {
    meta: {
      report: 'changes',
      ...{ ...meta, model, basis, of, by: [...by], compare },
      where: where.map(conditionText),
      ...{ matured: known.matured, rates: known.rates },
      rows: rows.length,
      unknown: rows.filter(({ change }) => change === null).length,
    },
    rows: rows.slice(offset, offset + limit),
    totals,
    known: totals.change === null && explained.length > 0 ? changeLine(explained) : null,
  } satisfies ChangesReport;
};

interface KnownBeside extends Pick<ChangesReport['meta'], 'matured' | 'rates'> {
  readonly sides: Sides;
}

/**
 * How far the sales of both periods have arrived, and what refunds and exchange rates did. Of the credit of a data-driven model
 * nobody says which sale it is of: there refunds and rates stay within the average order.
 */
async function knownBeside(
  { reader, state, dataRange }: Published,
  question: Question & { readonly compare: Period },
  facts: QuestionFacts,
  { currency }: ReportConfig,
  isFitted: boolean,
): Promise<KnownBeside> {
  const { period, compare, dated } = question;
  const matured = (days: Period) =>
    state && dataRange ? fetchMaturity(reader, state, days, dataRange.to, dated) : null;
  const [before, now, rates] = await Promise.all([
    ...([matured(compare), matured(period)] as const),
    state && !isFitted ? fetchRates(reader, state, { period, compare, currency }) : null,
  ]);
  const nothing: ApartOf = () => NOTHING_APART;
  const apart =
    state && rates && (rates.hasSold || rates.hasSpent)
      ? await fetchApart(reader, state, question, facts, { rates, currency })
      : { before: nothing, now: nothing };
  const side = (which: 'before' | 'now', maturity: typeof before) => ({
    apart: apart[which],
    matured: (channel: string) => (maturity ? maturity.ofChannel(channel) : 1),
  });
  const isDatedByPayment = dated.basis === 'payment';
  return {
    sides: { before: side('before', before), now: side('now', now) },
    matured: {
      before: isDatedByPayment ? 1 : (before?.matured ?? null),
      now: isDatedByPayment ? 1 : (now?.matured ?? null),
    },
    rates: rates?.shown ?? [],
  };
}

/** Places with the credit of a data-driven model, where one was asked for, in place of linear's. */
async function creditedLeaves(
  published: Published,
  leaves: readonly Leaf[],
  {
    fitted,
    period,
    compare,
    ...asked
  }: {
    readonly fitted: FittedQuestion['model'] | undefined;
    readonly basis: string;
    readonly where: FittedQuestion['where'];
    readonly period: Period;
    readonly compare: Period;
  },
  config: ReportConfig,
): Promise<readonly Leaf[]> {
  if (!fitted) return leaves;
  const question = { ...asked, model: fitted };
  const [before, now] = await Promise.all([
    fittedCredit(published, compare, question, config),
    fittedCredit(published, period, question, config),
  ]);
  return leaves.map((leaf) => ({
    ...leaf,
    before: withFitted(leaf.before, before.of(leaf.kind, leaf.path)),
    now: withFitted(leaf.now, now.of(leaf.kind, leaf.path)),
    lacksLeads: before.lacksLeads || now.lacksLeads,
  }));
}

function rowsOf(changes: readonly LeafChange[], by: readonly By[]): ChangeRow[] {
  const rows = new Map<string, LeafChange[]>();
  for (const one of changes) {
    const key = keyOf(one, by);
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows].map(([key, own]) => rowOf(key, own, by)).sort(largestFirst);
}

/**
 * Why no sum is given although its rows have one: nobody has ever told of a sale, or a condition on a name chooses a part
 * whose cost and results do not meet.
 */
function unmetOf(measures: Measures, of: ChangesOf): Why | null {
  const sums = of === 'profit' ? [measures.margin, measures.cost] : [measures[of]];
  return sums.find((sum) => sum === 'level_unmatched' || sum === 'no_sales_source') ?? null;
}

function withheld(
  line: ChangeLine,
  why: Readonly<Record<'before' | 'now', Why | null>>,
): ChangeLine {
  const { before, now } = why;
  if (before === null && now === null) return line;
  return {
    ...line,
    ...{ before: before === null ? line.before : null, now: now === null ? line.now : null },
    ...{ change: null, bridge: null, factor: null, factor_effect: null },
    why: { ...line.why, ...(before && { before }), ...(now && { now }) },
  };
}

/** The parameters that open the row's cells. */
function keyOf({ leaf: { kind, path } }: LeafChange, by: readonly By[]): string {
  if (kind === 'unattributed') return 'kind=unattributed';
  const named = by.filter((level) => LEAF_LEVELS.indexOf(level) < path.length);
  return new URLSearchParams(
    named.map((level): [string, string] => [level, path[LEAF_LEVELS.indexOf(level)]!]),
  ).toString();
}

function rowOf(key: string, changes: readonly LeafChange[], by: readonly By[]): ChangeRow {
  const { kind } = changes[0]!.leaf;
  // Of several spellings always the same one is shown.
  const nameAt = (level: By): string | null => {
    if (kind === 'unattributed') return level === 'channel' ? UNATTRIBUTED : null;
    if (!by.includes(level)) return null;
    const names = changes.flatMap(({ leaf }) =>
      LEAF_LEVELS.indexOf(level) < leaf.path.length ? [leaf.names[level] ?? ''] : [],
    );
    return names.sort()[0] ?? null;
  };
  const leaves = changes.map(({ leaf }) => leaf);
  const depth = LEVELS.indexOf(by.at(-1)!);
  const isUnmet = leaves.some(
    ({ path, before, now }) =>
      (kind === 'row' && path.length <= depth) ||
      [before, now].some(({ meeting }) => meeting && LEVELS.indexOf(meeting.at) < depth),
  );
  return {
    ...{ key, kind, channel: nameAt('channel')!, source: nameAt('source') },
    campaign: nameAt('campaign'),
    flags: [
      ...(isUnmet ? (['level_unmatched'] as const) : []),
      ...(leaves.every(({ isIn }) => !isIn.before) ? (['appeared'] as const) : []),
      ...(leaves.every(({ isIn }) => !isIn.now) ? (['gone'] as const) : []),
    ],
    ...changeLine(changes),
  };
}

/** What is not known after what is, what no touch led to last; of equals in the order of their keys. */
function largestFirst(a: ChangeRow, b: ChangeRow): number {
  const last = ({ kind }: ChangeRow) => (kind === 'unattributed' ? 1 : 0);
  if (last(a) !== last(b)) return last(a) - last(b);
  const [left, right] = [a.change, b.change].map((text) => text && new Exact(text).abs());
  if (left && right && !left.eq(right)) return right.cmp(left);
  if ((left === null) !== (right === null)) return left === null ? 1 : -1;
  return a.key < b.key ? -1 : 1;
}

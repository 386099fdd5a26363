import { creditOf } from '@throughline/transform/attribution/credit-of';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { type Period, shiftOf } from '../period.ts';
import type { QuestionFacts } from '../query/answer-question.ts';
import { type CubeQuestion, cubeParameters, isAskable } from '../query/cubes/ask-cube.ts';
import { CUBE_DEFINITIONS } from '../query/cubes/cube.ts';
import type { FactGroup } from '../query/cubes/fact-group.ts';
import { factsStatement } from '../query/cubes/statement.ts';
import { NO_GROUPS } from '../query/evaluate.ts';
import { type CubeGroups, comparedAlone } from '../query/fetch-groups.ts';
import { levelsOf, passes } from '../query/names-where.ts';
import { conditionsOf, type Question } from '../query/question.ts';
import {
  type CampaignNames,
  campaignNames,
  datedNames,
  type ListedCampaign,
} from '../query/rows/campaign-names.ts';
import { placeOf } from '../query/rows/compute.ts';
import { joinAdGroups } from '../query/rows/join-ad-groups.ts';
import type { State } from '../state.ts';
import { LEAF_LEVELS, type Leaf } from './leaves.ts';
import type { Rates } from './rates.ts';

const SOLD = sqlFile(import.meta.url, './sold.sql');
const SPENT = sqlFile(import.meta.url, './spent.sql');

/** What refunds and exchange rates did at a place, in micros; null is not known. */
export interface Apart {
  /** Paid back of what was sold. */
  readonly refunded: bigint | null;
  /** What was sold less the same at the reference rate. */
  readonly soldByRate: bigint | null;
  /** What was spent less the same at the reference rate. */
  readonly spentByRate: bigint | null;
}

export const NOTHING_APART: Apart = { refunded: 0n, soldByRate: 0n, spentByRate: 0n };

export type ApartOf = (leaf: Pick<Leaf, 'kind' | 'path'>) => Apart;

type Group = FactGroup & {
  readonly currency: string;
  readonly place?: string;
  readonly back?: string;
  readonly back_unknown?: string | number;
  readonly sold: string;
  readonly unrated?: string;
  readonly own: string;
};

type Kind = 'sale' | 'cost';
type Days = Pick<CubeQuestion, 'period' | 'split' | 'shift'>;

/** Refunds and amounts in foreign currencies of both periods by place, read only where there are any. */
export async function fetchApart(
  reader: Reader,
  state: State,
  question: Question & { readonly compare: Period },
  { around: { listed }, groups: told }: QuestionFacts,
  { rates, currency }: { readonly rates: Rates; readonly currency: string },
): Promise<{ readonly before: ApartOf; readonly now: ApartOf }> {
  const { period, compare } = question;
  const read = async (days: Days, facts: CubeGroups) => {
    const groups = (kind: Kind) =>
      askGroups(reader, state, kind, { ...question, ...days }, { currency, listed });
    const [sold, spent] = await Promise.all([
      rates.hasSold ? groups('sale') : [],
      rates.hasSpent ? groups('cost') : [],
    ]);
    const names = joinAdGroups(campaignNames(listed), Object.values(facts).flat());
    return placed(question, names, rates, { sale: sold, cost: spent });
  };
  const [before, now] = await Promise.all([
    read(
      { ...comparedAlone(compare), shift: shiftOf(period, compare) },
      told.previous ?? NO_GROUPS,
    ),
    read({ period, split: period.from }, told.current),
  ]);
  return { before, now };
}

function askGroups(
  reader: Reader,
  state: State,
  kind: Kind,
  question: Question & Days,
  { currency, listed }: { currency: string; listed: readonly ListedCampaign[] },
): Promise<readonly Group[]> {
  const { ofFacts, ofNames } = conditionsOf(question.where);
  const levels = levelsOf(LEAF_LEVELS, ofNames);
  const cube = kind === 'sale' ? 'credit' : 'costs';
  const { sections } = CUBE_DEFINITIONS[cube];
  if (!isAskable(cube, ofFacts, question.dated.basis)) return Promise.resolve([]);
  const { text, parameters } = factsStatement(
    { sections, facts: (model) => (kind === 'sale' ? `${creditOf(model)}\n${SOLD}` : SPENT) },
    { model: question.dated.model, levels, by: [], conditions: ofFacts },
  );
  return reader.rows<Group>(text, {
    ...cubeParameters(state, { ...question, levels, datedNames: datedNames(listed) }),
    ...{ ...parameters, currency },
  });
}

/** Sums by the path of a place, at every level of leaves. */
function placed(
  { where }: Question,
  names: CampaignNames,
  rates: Rates,
  groups: Readonly<Record<Kind, readonly Group[]>>,
): ApartOf {
  const { ofNames } = conditionsOf(where);
  const levels = levelsOf(LEAF_LEVELS, ofNames);
  const sums = new Map<string, Apart>();
  for (const kind of ['sale', 'cost'] as const)
    for (const group of groups[kind]) {
      if (!passes(placeOf(group, levels, names), ofNames)) continue;
      const own = apartOf(kind, group, rates);
      const { kind: of, path } = placeOf(group, LEAF_LEVELS, names);
      for (const key of of === 'unattributed' ? [''] : pathsOf(path))
        sums.set(key, added(sums.get(key) ?? NOTHING_APART, own));
    }
  return ({ kind, path }) =>
    sums.get(kind === 'unattributed' ? '' : path.join('\u001f')) ?? NOTHING_APART;
}

const pathsOf = (path: readonly string[]) =>
  path.map((_, at) => path.slice(0, at + 1).join('\u001f'));

function apartOf(kind: Kind, group: Group, rates: Rates): Apart {
  const { place = '', currency, own, sold, unrated = '0', back = '0', back_unknown = 0 } = group;
  const same = currency === '' ? 0n : rates.atReference(kind, place, currency, BigInt(own));
  const byRate =
    same === null ? null : currency === '' ? 0n : BigInt(sold) - BigInt(unrated) - same;
  if (kind === 'cost') return { ...NOTHING_APART, spentByRate: byRate };
  const isKnown = Number(back_unknown) === 0;
  return { refunded: isKnown ? BigInt(back) : null, soldByRate: byRate, spentByRate: 0n };
}

function added(one: Apart, other: Apart): Apart {
  const sum = (key: keyof Apart) => {
    const [left, right] = [one[key], other[key]];
    return left === null || right === null ? null : left + right;
  };
  return {
    ...{ refunded: sum('refunded'), soldByRate: sum('soldByRate') },
    spentByRate: sum('spentByRate'),
  };
}

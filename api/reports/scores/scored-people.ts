import { type LeadScore, leadScore } from '@throughline/transform/plan/customers/scores/lead-score';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import {
  LEAD_FEATURES,
  SCORE_WINDOW,
  type Scored,
  VISIT_FEATURES,
} from '../../contract/reports/scores-terms.ts';
import type { Published } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { LATEST } from '../entities/latest.ts';
import { lastDays, type Period } from '../period.ts';
import { rememberedFew } from '../remembered.ts';
import { leadFeatures, visitFeatures, visitPoints } from './features.ts';
import { isSet, type StoredLead, type StoredVisitor } from './stored-people.ts';
import { typeRates } from './type-rates.ts';

const LEADS = `${LATEST}${sqlFile(import.meta.url, './leads.sql')}`;
const VISITORS = sqlFile(import.meta.url, './visitors.sql');
/** Days before the window of the newest decided ones from which a model learns. */
const LEARNS_FROM = 730;
/** A model of a dozen features learns no more from more people, and takes longer. */
const MOST_DECIDED = 10_000;
const MOST_SCORED = 50_000;
const FEATURES = { lead: LEAD_FEATURES, visitor: VISIT_FEATURES } as const;

/** Somebody of the period with a score. */
export interface ScoredPerson {
  readonly stored: StoredLead | StoredVisitor;
  /** Chance to buy within the window; null where only points are told, or nothing is known at all. */
  readonly score: number | null;
  /** What the index compares: the score, or the points. */
  readonly weight: number;
}

export interface ScoredPeople {
  readonly people: readonly ScoredPerson[];
  readonly model: LeadScore;
  readonly usesModel: boolean;
  /** Mean margin of the first sale of decided people who bought, in units; null where none is known. */
  readonly margin: number | null;
  readonly asOf: string;
}

/**
 * The people of a period with their scores, learned from those whose window is over: alike for the report and the rows
 * behind it. Null where nothing has been published.
 */
export async function scoredPeople(
  published: Published,
  who: Scored,
  { from, to }: Period,
  timezone: string,
): Promise<ScoredPeople | null> {
  const { state, dataRange } = published;
  const asOf = asOfDay(state, dataRange, timezone);
  if (!state || !asOf) return null;
  return rememberedFew(state, 'scores', { who, from, to }, async () => {
    // The newest day whose window is over when this one is.
    const decidedTo = lastDays(asOf, SCORE_WINDOW + 1).from;
    const read = reading(published, who, asOf, timezone);
    const [decided, people] = await Promise.all([
      read({ from: lastDays(decidedTo, LEARNS_FROM).from, to: decidedTo }, MOST_DECIDED),
      read({ from, to }, MOST_SCORED),
    ]);
    const featuresOf = (one: StoredLead | StoredVisitor) => [
      ...('conversion' in one ? leadFeatures(one) : visitFeatures(one)),
    ];
    const model = leadScore.calculate({
      features: [...FEATURES[who]],
      rows: decided.map(featuresOf),
      target: decided.map(({ sold }) => (isSet(sold) ? 1 : 0)),
      undecided: people.map(featuresOf),
      l2: 1,
    });
    const usesModel = model.used.score === 'model';
    const rateOf = typeRates(decided.filter((one) => 'conversion' in one));
    return {
      ...{ model, usesModel, asOf, margin: meanMargin(decided) },
      people: people.map((stored, at): ScoredPerson => {
        if (usesModel) {
          const score = model.scored![at]!;
          return { stored, score, weight: score };
        }
        const score = 'conversion' in stored ? rateOf(stored) : null;
        return {
          stored,
          score,
          weight: 'conversion' in stored ? (score ?? 0) : visitPoints(stored),
        };
      }),
    };
  });
}

function reading({ reader, state }: Published, who: Scored, asOf: string, timezone: string) {
  return (days: Period, most: number): Promise<readonly (StoredLead | StoredVisitor)[]> => {
    const parameters = {
      ...{ generation: state!.generation, revision: state!.revision, as_of: asOf, timezone },
      ...{ ...days, most, window: SCORE_WINDOW },
    };
    return who === 'lead'
      ? reader.rows<StoredLead>(LEADS, { ...parameters, types: ['lead', 'deal'] })
      : reader.rows<StoredVisitor>(VISITORS, parameters);
  };
}

function meanMargin(decided: readonly (StoredLead | StoredVisitor)[]): number | null {
  const known = decided.flatMap(({ sold, margin }) =>
    isSet(sold) && margin !== null ? [Number(margin) / 100] : [],
  );
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

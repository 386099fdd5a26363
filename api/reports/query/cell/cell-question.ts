import type { AnyMetricKey } from '../../../contract/metrics.ts';
import type { Period } from '../../period.ts';
import type { CubeQuestion } from '../cubes/ask-cube.ts';
import type { FactCondition } from '../cubes/statement.ts';
import type { Question } from '../question.ts';
import type { Place } from './matching-spellings.ts';

/** One cell of the answer to a question. */
export interface CellQuestion {
  /** Of the row's own dimensions. */
  readonly question: Question;
  /** Days of the cell: those of the question, or of the period that it is compared with. */
  readonly days: Pick<CubeQuestion, 'period' | 'split' | 'shift'> & { readonly period: Period };
  readonly kind: 'row' | 'unattributed' | 'paid' | 'total';
  /** Names of the row's levels. */
  readonly place: Place;
  /** What its facts say of its other dimensions. */
  readonly others: readonly FactCondition[];
  readonly metric: AnyMetricKey;
  readonly part: string | undefined;
  readonly limit: number;
  readonly offset: number;
  /** Blended metrics have values in any row. */
  readonly blendsRows: boolean;
}

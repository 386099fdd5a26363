import type { reviewsRows, reviewsSales } from '../../contract/reports/reviews-drills.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { checkPeriod } from '../period.ts';
import { LEXICON } from './lexicon.ts';
import {
  REQUEST_PARAMETERS,
  REQUEST_ROWS,
  REVIEW_ROWS,
  REVIEW_TYPES,
} from './reviews-statements.ts';

type Row<Of> = Of & { readonly all_rows: string };
type Review = Awaited<ReturnType<Answering<typeof reviewsRows>>>['rows'][number];
type Sale = Awaited<ReturnType<Answering<typeof reviewsSales>>>['rows'][number];

/** The reviews behind a figure. */
export const reviewRows: Answering<typeof reviewsRows> = async (
  { reader, state },
  asked,
  { timezone },
) => {
  const { by, name = null, measure, limit, offset } = asked;
  const period = checkPeriod(asked);
  const found = state
    ? await reader.rows<Row<Review>>(REVIEW_ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: REVIEW_TYPES },
        ...{ ...period, previous_from: period.from, timezone, ...LEXICON },
        ...{ by, name, measure, limit, offset },
      })
    : [];
  return pageOf(found);
};

/** The sales behind a figure. */
export const reviewSales: Answering<typeof reviewsSales> = async (
  { reader, state, dataRange },
  asked,
  { timezone },
) => {
  const { name = null, measure, limit, offset } = asked;
  const asOf = asOfDay(state, dataRange, timezone);
  const found =
    state && asOf
      ? await reader.rows<Row<Sale>>(REQUEST_ROWS, {
          ...{ generation: state.generation, revision: state.revision, as_of: asOf },
          ...{ ...checkPeriod(asked), timezone, ...REQUEST_PARAMETERS },
          ...{ name, measure, limit, offset },
        })
      : [];
  return pageOf(found);
};

function pageOf<Of extends object>(found: readonly Row<Of>[]) {
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, ...row }) => row as unknown as Of),
  };
}

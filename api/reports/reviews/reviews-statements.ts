import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { REQUEST_DAYS, REVIEW_DAYS } from '../../contract/reports/reviews-terms.ts';
import { LATEST } from '../entities/latest.ts';

const read = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);

/** Beginning of a statement about reviews; its parameters besides the period are `LEXICON` and `types`. */
const REVIEWS = `${LATEST}${read('reviews')}`;
export const REVIEW_TYPES = ['review'] as const;
export const REVIEW_GROUPS = `${REVIEWS}${read('groups')}`;
export const REVIEW_ROWS = `${REVIEWS}${read('rows')}`;

/** Beginning of a statement about sales and the reviews that followed; its parameters are `REQUEST_PARAMETERS`. */
const REQUESTS = `${LATEST}${read('requests')}`;
export const REQUEST_GROUPS = `${REQUESTS}${read('request-groups')}`;
export const REQUEST_ROWS = `${REQUESTS}${read('request-rows')}`;
export const REQUEST_PARAMETERS = {
  types: ['review', 'order'],
  /** Names of messages that ask for a review. */
  request: 'review|отзыв|yorum|değerlendir',
  ...{ request_days: REQUEST_DAYS, review_days: REVIEW_DAYS },
} as const;

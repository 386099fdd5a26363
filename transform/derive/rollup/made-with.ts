import { sha256 } from '@throughline/ingest/contract/ids';
import { FOLD, STATEMENTS } from './statements.ts';

const STATEMENTS_HASH = sha256(JSON.stringify([STATEMENTS, FOLD]));

/** Names what credit was computed with: what was rolled up otherwise answers for nobody. */
export function madeWith(customWeights: readonly number[]): string {
  return `${STATEMENTS_HASH.slice(0, 16)} ${customWeights.join(' ')}`;
}

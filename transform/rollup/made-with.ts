import { sha256 } from '@throughline/ingest/contract/ids';
import { FOLD, STATEMENTS } from './statements.ts';

/** Names what credit was computed with: what was rolled up otherwise answers for nobody. */
export function madeWith(customWeights: readonly number[]): string {
  return sha256(JSON.stringify([STATEMENTS.all, FOLD, customWeights]));
}

import type { AddressState } from '../../address/address-state.ts';
import type { Conversion } from '../../address/analyst-choices.ts';
import { measuresOf } from './measure.ts';

/** A change of filters closes what was opened under the old ones, and asks a question of its own. */
export const CLOSED: Partial<AddressState> = { credit: null, journeys: null, run: null };

/** Other conversions are divided; a measure that they do not have gives way to the share. */
export function choosing(of: Conversion, state: AddressState): Partial<AddressState> {
  const measure = measuresOf(of).includes(state.measure) ? state.measure : 'share';
  return { ...CLOSED, of, measure };
}

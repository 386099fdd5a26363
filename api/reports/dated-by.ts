import type { ChannelsRequest } from '../contract/reports/channels.ts';

/** Which rule divides conversions, and what dates them. */
export interface DatedBy extends Pick<ChannelsRequest, 'model' | 'basis'> {
  readonly customWeights: readonly number[];
}

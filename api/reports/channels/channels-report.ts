import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { ChannelsReport, ChannelsRequest } from '../../contract/channels.ts';
import type { Period } from '../period.ts';
import { missingRates } from '../missing-rates.ts';
import type { State } from '../state.ts';
import { campaignNames } from './campaign-names.ts';
import { compute } from './compute.ts';
import { fetchBooks, fetchFacts, fetchListed } from './fetch.ts';
import { format } from './format.ts';
import { normalise, type ReportConfig } from './normalise.ts';

const NOTHING = compute([], [], campaignNames([]));

/**
 * Which channel earns more than it costs: cost, visits and credited conversions by channel down to
 * keyword, for one period, attribution model and date basis.
 *
 * @param state what to read, from `readState`; null on an empty warehouse.
 * @param dataRange days that hold data, from `readDataRange`.
 * @throws {ProblemError} for a period or currency that cannot be answered.
 */
export async function channelsReport(
  reader: Reader,
  state: State | null,
  dataRange: Period | null,
  asked: ChannelsRequest,
  config: ReportConfig,
): Promise<ChannelsReport> {
  const request = normalise(asked, config);
  const { period, compare, levels } = request;
  if (!state)
    return format({
      request,
      config,
      state,
      current: NOTHING,
      previous: compare && NOTHING,
      books: null,
      dataRange: null,
    });
  const [listed, { current, previous }, books] = await Promise.all([
    fetchListed(reader, state, levels),
    fetchFacts(reader, state, request),
    fetchBooks(reader, state, period, request),
  ]);
  const names = campaignNames(listed);
  const computed = compute(current, levels, names);
  const isLacking = computed.total.cost_unknown > 0n || Number(books.revenue_unknown) > 0;
  return format({
    request,
    config,
    state,
    ...(isLacking && {
      missingRates: await missingRates(reader, state, period, config.currency),
    }),
    current: computed,
    previous: previous && compute(previous, levels, names),
    books,
    dataRange,
  });
}

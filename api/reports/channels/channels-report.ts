import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { ChannelsReport } from '../../contract/reports/channels.ts';
import { countTests } from '../left-out-tests.ts';
import { fetchMaturity } from '../maturity/maturity.ts';
import { missingRates } from '../missing-rates.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';
import { campaignNames, datedNames } from './campaign-names.ts';
import { compute } from './compute.ts';
import {
  type FactGroup,
  fetchCostedSources,
  fetchFacts,
  fetchListed,
  fetchSalesTold,
} from './fetch.ts';
import { format } from './format.ts';
import { joinAdGroups } from './join-ad-groups.ts';
import { type ChannelsAsked, normalise } from './normalise.ts';
import { fetchRolledSources } from './rolled/fetch-rolled.ts';
import { rollupOf } from './rolled/rollup-of.ts';

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
  asked: ChannelsAsked,
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
      salesTold: false,
      maturity: null,
      tests: 0,
      dataRange: null,
    });
  const listing = fetchListed(reader, state, levels);
  const rollup = rollupOf(state, request.customWeights);
  const [listed, costed, { current, previous, books, salesTold }, maturity, tests] =
    await Promise.all([
      listing,
      rollup
        ? fetchRolledSources(reader, state, rollup, period.to)
        : fetchCostedSources(reader, state, period.to),
      listing.then(async (names) => {
        const facts = await fetchFacts(reader, state, request, datedNames(names));
        return { ...facts, salesTold: await fetchSalesTold(reader, state, facts.books) };
      }),
      dataRange && fetchMaturity(reader, state, period, dataRange.to, request),
      countTests(reader, period, config.timezone),
    ]);
  const names = campaignNames(listed);
  const rowsOf = (groups: readonly FactGroup[]) =>
    compute(groups, levels, joinAdGroups(names, groups), costed);
  const computed = rowsOf(current);
  const isLacking = computed.total.cost_unknown > 0n || Number(books.revenue_unknown) > 0;
  return format({
    request,
    config,
    state,
    ...(isLacking && {
      missingRates: await missingRates(reader, state, period, config.currency),
    }),
    current: computed,
    previous: previous && rowsOf(previous),
    books,
    salesTold,
    maturity,
    tests,
    dataRange,
  });
}

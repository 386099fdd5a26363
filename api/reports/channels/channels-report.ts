import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { ChannelsReport } from '../../contract/reports/channels.ts';
import { countTests } from '../left-out-tests.ts';
import { fetchMaturity } from '../maturity/maturity.ts';
import { missingRates } from '../missing-rates.ts';
import type { Period } from '../period.ts';
import { fetchBooks, fetchSalesTold, hasBooks } from '../query/books/books.ts';
import { everSold, fetchCostedSources, fetchListed } from '../query/fetch-around.ts';
import { type CubeGroups, fetchGroups } from '../query/fetch-groups.ts';
import { computeWhere, levelsOf } from '../query/names-where.ts';
import { conditionsOf } from '../query/question.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import { campaignNames, datedNames } from '../query/rows/campaign-names.ts';
import { compute } from '../query/rows/compute.ts';
import { joinAdGroups } from '../query/rows/join-ad-groups.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';
import { format } from './format.ts';
import { type ChannelsAsked, normalise } from './normalise.ts';

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
  const { ofNames } = conditionsOf(request.where);
  const listing = fetchListed(reader, state, levelsOf(levels, ofNames));
  const grouping = listing.then((names) => fetchGroups(reader, state, request, datedNames(names)));
  const rollup = rollupOf(state, config.customWeights);
  const selling = async () =>
    (rollup && (await grouping).books) ?? fetchBooks(reader, state, period, request.dated);
  const [listed, costed, { current, previous }, { books, salesTold }, maturity, tests] =
    await Promise.all([
      listing,
      fetchCostedSources(reader, state, period.to, rollup),
      grouping,
      // What was sold in the whole is nothing to compare a part with.
      request.where.length > 0 || !hasBooks(request.dated)
        ? everSold(reader, state).then((salesTold) => ({ books: null, salesTold }))
        : selling().then(async (books) => ({
            books,
            salesTold: await fetchSalesTold(reader, state, books),
          })),
      dataRange && fetchMaturity(reader, state, period, dataRange.to, request.dated),
      countTests(reader, state, period, config.timezone),
    ]);
  const names = campaignNames(listed);
  const rowsOf = ({ costs, touches, credit }: CubeGroups) => {
    const groups = [...costs, ...touches, ...credit];
    return computeWhere(groups, levels, joinAdGroups(names, groups), costed, ofNames).computed;
  };
  const computed = rowsOf(current);
  const isLacking =
    computed.total.cost_unknown > 0n ||
    Number(books ? books.revenue_unknown : computed.total.revenue_unknown) > 0;
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

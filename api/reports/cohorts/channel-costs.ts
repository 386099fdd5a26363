import { wholeMonths } from '../../contract/reports/cohorts-terms.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { Published } from '../answer.ts';
import { exploreReport } from '../explore/explore-report.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import type { ChannelCost } from './channel-rows.ts';

/** What each channel cost in whole months, as the layer of questions says it. */
export async function channelCosts(
  published: Published,
  days: Period,
  config: ReportConfig,
): Promise<readonly ChannelCost[]> {
  const asked = CONTRACTS.explore.query.parse({
    ...{ ...wholeMonths(days), metrics: 'cost', by: 'channel', limit: '10000' },
  });
  const { rows } = await exploreReport(published, asked, config);
  return rows
    .filter(({ kind, channel }) => kind === 'row' && channel !== undefined)
    .map(({ channel, cost, why }) => ({
      channel: channel!,
      cost: typeof cost === 'string' ? cost : null,
      why: why.cost ?? null,
    }));
}

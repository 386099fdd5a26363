import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { PartnersBy } from '../../contract/reports/partners-terms.ts';
import { LATEST } from '../entities/latest.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';

/** Beginnings of statements about sales of partners and codes, and about costs of joint campaigns. */
export const PARTNER_SALES = `${LATEST}${sqlFile(import.meta.url, './partner-sales.sql')}`;
export const JOINT_COSTS = sqlFile(import.meta.url, './costs.sql');

/** What such statements are told. */
export function partnersParameters(
  { generation, revision }: State,
  { from, to }: Period,
  by: PartnersBy,
  { currency, partners = [] }: Pick<ReportConfig, 'currency' | 'partners'>,
) {
  const joint = partners.flatMap(({ name, campaigns }) =>
    campaigns.map((campaign) => ({ owner: name, campaign: campaign.toLowerCase() })),
  );
  return {
    ...{ generation, revision, from, to, by, currency, types: ['order', 'promo_code'] },
    campaigns: joint.map(({ campaign }) => campaign),
    owners: joint.map(({ owner }) => owner),
  };
}

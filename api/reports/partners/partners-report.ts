import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { PartnersReport, partners } from '../../contract/reports/partners.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { comparedPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { JOINT_COSTS, PARTNER_SALES, partnersParameters } from './partners-statements.ts';
import { type CostGroup, type Figures, type SalesGroup, sumUp } from './sum-up.ts';

const GROUPS = `${PARTNER_SALES}${sqlFile(import.meta.url, './groups.sql')}`;
const COSTS = `${JOINT_COSTS}${sqlFile(import.meta.url, './cost-groups.sql')}`;
/** Sales from which on a row says something. */
const MINIMUM = 10;

/** What partners and promo codes bring, and what they cost, as agreed with each. */
export const partnersReport: Answering<typeof partners> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by } = asked;
  const meta = reportMeta(published, asked, config);
  const period = { from: meta.from, to: meta.to };
  const compare = comparedPeriod(period, asked.compare, true);
  const terms = new Map((config.partners ?? []).map((one) => [one.name.toLowerCase(), one]));
  const parameters = state && partnersParameters(state, period, by, config);
  const [sales, earlier, costs] = parameters
    ? await Promise.all([
        reader.rows<SalesGroup>(GROUPS, parameters),
        compare ? reader.rows<SalesGroup>(GROUPS, { ...parameters, ...compare }) : [],
        by === 'coupon' || terms.size === 0 ? [] : reader.rows<CostGroup>(COSTS, parameters),
      ])
    : [[], [], []];
  const written = ({ previous, ...figures }: Figures) => ({
    ...figures,
    previous_sales: compare && previous.sales,
    previous_revenue:
      compare && moneyOf(`${previous.revenue ?? 0n}`, previous.revenue === null ? 1 : 0),
  });
  const rowsOf = (name?: string) => sumUp({ by, name, sales, earlier, costs, terms });
  const names = [...new Set([...sales, ...earlier, ...costs].map(({ name }) => name))];
  const rows: PartnersReport['rows'] = names.map((name) => ({
    name,
    partner: by === 'coupon' ? (sales.find((group) => group.name === name)?.partner ?? '') : null,
    ...written(rowsOf(name)),
  }));
  const told = new Set(costs.flatMap(({ campaigns }) => campaigns));
  return {
    meta: {
      report: 'partners',
      ...{ ...meta, by, compare, minimum: MINIMUM },
      without_rate: [
        ...new Set(
          sales
            .filter(
              ({ partner, unrated }) =>
                partner !== '' &&
                Number(unrated) > 0 &&
                terms.get(partner.toLowerCase())?.commission === undefined,
            )
            .map(({ partner }) => partner),
        ),
      ].sort(),
      silent_campaigns:
        by === 'coupon'
          ? []
          : [...terms.values()]
              .flatMap(({ campaigns }) => campaigns)
              .filter((campaign) => !told.has(campaign.toLowerCase())),
      unlisted_codes: new Set(sales.flatMap(({ unlisted }) => unlisted)).size,
    },
    rows: rows.sort((a, b) =>
      by === 'month'
        ? a.name < b.name
          ? -1
          : 1
        : Number(b.revenue ?? 0) - Number(a.revenue ?? 0) || (a.name < b.name ? -1 : 1),
    ),
    totals: written(rowsOf()),
  };
};

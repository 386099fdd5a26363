import type { PageSlots } from './page-slots.ts';

const main = (keys: string): readonly string[] => keys.split(' ');

/**
 * Columns that a table shows at first, where all of them are wider than the screen: those that answer the page's
 * question. Names of rows always stand.
 */
const USUAL_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  calls: main('calls answered missed missed_share called_back in_time lost lost_value response'),
  campaigns: main('verdict cost margin profit romi_margin sales leads cpl'),
  'channel-rules': main('layer rule pattern visits leads revenue'),
  counterfactual: main('verdict lost margin saved gain gain_low gain_high'),
  deals: main(
    'stage status age_days amount margin first_channel opened deals open won lost win_rate',
  ),
  email: main('message_type sent delivered open_rate click_rate orders revenue margin'),
  funnel: main('step reached rate of_leads stopped lost open expected median_days planned'),
  incrementality: main(
    'arm people buyers rate lift more_value more_value_low more_value_high conclusion',
  ),
  market: main('subject period_from value change part own own_change ahead'),
  maturity: main('dimension level value word threshold at_stake gate_of'),
  months: main('cost_net fee cost vat revenue margin profit complete since_close_profit'),
  multiverse: main('verdict earns readings romi romi_low romi_high decisive profit'),
  overview: main('amount before low high factor since'),
  payback: main(
    'kind cost_plan cost_fact cost_completion margin_plan margin_fact margin_completion net_completion cumulative_completion',
  ),
  'plan-fact': main(
    'plan fact difference effect_budget effect_visits effect_lead_rate effect_deal_rate effect_aov effect_timing',
  ),
  products: main(
    'revenue margin margin_share units price returned_share attach_rate other_title lift',
  ),
  scenarios: main('name cost revenue profit npv npv_p10 npv_p90 payback_months p_loss'),
  'smart-goals': main(
    'faults metric target reached reached_share needed_from_now best_month by days_left',
  ),
  stock: main('sku state available cover incoming units pace missed lacking'),
  swot: main('side swot_rule name amount low high report'),
};

/** The sets of columns of a page made from a contract; none where all of them have room. */
export function usualPresets(report: string): PageSlots['presets'] {
  const usual = USUAL_COLUMNS[report];
  return usual && { all: { main: usual, all: null }, usual: 'main' };
}

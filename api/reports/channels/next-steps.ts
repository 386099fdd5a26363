import type { ChannelsReport } from '../../contract/reports/channels.ts';

type Next = ChannelsReport['meta']['next'];

const STEPS: Next = [
  {
    why: 'margin_missing',
    setting: 'margin_rate',
    sentence:
      'Set margin_rate for the source of the sales, such as sources.shopify.<account>.margin_rate: 0.35 (of files: --margin-rate 0.35), or send what the goods cost; then import the sales again.',
  },
  {
    why: 'cost_missing',
    setting: 'sources',
    sentence: 'Import what the paid traffic cost; npx throughline import --help names the sources.',
  },
  {
    why: 'no_sales_source',
    setting: 'sources',
    sentence: 'Connect or import a source of sales, such as a shop or a CRM.',
  },
];

/** What would fill the gaps of a report, each once. */
export function nextSteps({
  paid,
  totals,
  rows,
}: Pick<ChannelsReport, 'paid' | 'totals' | 'rows'>) {
  const reasons = new Set(
    [totals.why, paid.why, ...rows.map(({ why }) => why)].flatMap((why) => Object.values(why)),
  );
  return STEPS.filter(({ why }) => reasons.has(why));
}

import { planLetters } from './plan-columns.ts';

/**
 * The chain of a line as formulae over its row; `{key}` stands for the cell of a column. An empty rate of a step is 1, an
 * empty refund rate 0; what needs something that is not known is an empty text.
 */
const FORMULAS: Readonly<Record<string, string>> = {
  price_kind:
    'IF(COUNT({visits_given})=1,"visits",IF(COUNT({cpm})=1,"cpm",IF(COUNT({cpc})=1,"cpc","")))',
  season: 'INDEX(season,MONTH({month}))',
  fee: '{budget}*fee',
  cost: '{budget}+{fee}',
  vat: '{cost}*vat',
  cash_out: '{cost}+{vat}',
  impressions:
    'IF({price_kind}="cpm",1000*{budget}/{cpm},IF({price_kind}="visits","",IF(COUNT({ctr})=0,"",IFERROR({clicks}/{ctr},""))))',
  clicks:
    'IF({price_kind}="cpm",1000*{budget}/{cpm}*{ctr},IF({price_kind}="cpc",{budget}/{cpc},IF({price_kind}="visits","",0)))',
  visits: 'IF({price_kind}="visits",{visits_given},{clicks}*[landing])',
  leads: '{visits}*[lead_rate]*{season}',
  qualified: '{leads}*[qualify_rate]',
  deals: '{qualified}*[deal_rate]',
  revenue: 'IF(COUNT({aov})=0,"",{deals}*{aov}*(1-{refund_rate}))',
  margin: 'IF(COUNT({aov},{margin_rate})<2,"",{revenue}*{margin_rate})',
  cpl: 'IFERROR({cost}/{leads},"")',
  cpo: 'IFERROR({cost}/{deals},"")',
  drr: 'IFERROR({cost}/{revenue},"")',
  romi_revenue: 'IFERROR({revenue}/{cost}-1,"")',
  romi_margin: 'IFERROR({margin}/{cost}-1,"")',
  break_even_cpl:
    'IF(COUNT({aov},{margin_rate})<2,"",[qualify_rate]*[deal_rate]*{aov}*(1-{refund_rate})*{margin_rate}/(1+fee))',
  break_even_cpc:
    'IF(COUNT({clicks},{break_even_cpl})<2,"",{break_even_cpl}*[lead_rate]*{season}*[landing])',
};

/** Formulae by column: parts between which the number of the row stands. */
const PARTS = new Map(
  Object.entries(FORMULAS).map(([key, text]) => [
    key,
    text
      .replace(/\[(\w+)\]/g, 'IF(COUNT({$1})=0,1,{$1})')
      .replace(/\{(\w+)\}/g, (_, name: string) => `${planLetters(name)}\n`)
      .split('\n'),
  ]),
);

/** The formula of a column in a row of the sheet `Plan`; undefined for an input. */
export function lineFormula(key: string, row: number): string | undefined {
  return PARTS.get(key)?.join(String(row));
}

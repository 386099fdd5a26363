import type { Texts } from '../table.ts';

/** What fills a gap of the report, by the reason that it takes away. */
const STEPS: Readonly<Record<string, Texts>> = {
  margin_missing: {
    en: 'Set margin_rate for the source of the sales, such as sources.shopify.<account>.margin_rate: 0.35, or send what the goods cost; then import the sales again.',
    ru: 'Укажите margin_rate для источника продаж, например sources.shopify.<account>.margin_rate: 0.35, или загрузите себестоимость; затем загрузите продажи ещё раз.',
    tr: 'Satış kaynağı için margin_rate girin, örneğin sources.shopify.<account>.margin_rate: 0.35, ya da satılanın maliyetini gönderin; sonra satışları yeniden içe aktarın.',
  },
  cost_missing: {
    en: 'Import what the paid traffic cost; npx throughline import --help names the sources.',
    ru: 'Загрузите расходы на платный трафик: источники перечислит npx throughline import --help.',
    tr: 'Ücretli trafiğin maliyetini içe aktarın; kaynakları npx throughline import --help listeler.',
  },
  no_sales_source: {
    en: 'Connect or import a source of sales, such as a shop or a CRM.',
    ru: 'Подключите или загрузите источник продаж, например магазин или CRM.',
    tr: 'Bir satış kaynağı bağlayın ya da içe aktarın: mağaza ya da CRM gibi.',
  },
};

/** The steps that the answer names, in words. */
export function channelsNotes(
  next: readonly { readonly why: string; readonly sentence: string }[],
): readonly Texts[] {
  return next.map(
    ({ why, sentence }) => STEPS[why] ?? { en: sentence, ru: sentence, tr: sentence },
  );
}

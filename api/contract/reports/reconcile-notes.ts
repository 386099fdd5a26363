import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { ReconcileStep } from './reconcile-rows.ts';

type Missing = 'no_left' | 'no_right';

const IMPORT = 'throughline import accounting <file>';
const MISSING: Readonly<Record<ReconcileStep, Readonly<Record<Missing, Texts>>>> = {
  costs: {
    no_left: {
      en: `No source tells invoices, so that costs are compared with nothing: ${IMPORT} brings them in.`,
      ru: `Счетов никто не присылает, и расходы сравнить не с чем: ${IMPORT} загрузит их.`,
      tr: `Hiçbir kaynak fatura göndermiyor, maliyetler karşılaştırılamıyor: ${IMPORT} içe aktarır.`,
    },
    no_right: {
      en: 'No source tells ad costs, so that invoices are compared with nothing.',
      ru: 'Расходов на рекламу никто не присылает, и счета сравнить не с чем.',
      tr: 'Hiçbir kaynak reklam maliyeti göndermiyor, faturalar karşılaştırılamıyor.',
    },
  },
  deals: {
    no_left: {
      en: 'No CRM tells deals, so that orders are compared with nothing.',
      ru: 'Сделок никто не присылает, и заказы сравнить не с чем.',
      tr: 'Hiçbir CRM anlaşma göndermiyor, siparişler karşılaştırılamıyor.',
    },
    no_right: {
      en: 'No shop tells orders, so that deals are compared with nothing.',
      ru: 'Заказов никто не присылает, и сделки сравнить не с чем.',
      tr: 'Hiçbir mağaza sipariş göndermiyor, anlaşmalar karşılaştırılamıyor.',
    },
  },
  payments: {
    no_left: {
      en: 'No shop tells orders, so that payments are compared with nothing.',
      ru: 'Заказов никто не присылает, и платежи сравнить не с чем.',
      tr: 'Hiçbir mağaza sipariş göndermiyor, ödemeler karşılaştırılamıyor.',
    },
    no_right: {
      en: `No source tells payments, so that orders are compared with nothing: ${IMPORT} brings them in.`,
      ru: `Платежей никто не присылает, и заказы сравнить не с чем: ${IMPORT} загрузит их.`,
      tr: `Hiçbir kaynak ödeme göndermiyor, siparişler karşılaştırılamıyor: ${IMPORT} içe aktarır.`,
    },
  },
};

/** Which sides nobody tells. */
export function reconcileNotes(
  steps: readonly { readonly step: ReconcileStep; readonly status: 'compared' | Missing }[],
  language: Language,
): string[] {
  return steps.flatMap(({ step, status }) =>
    status === 'compared' ? [] : [MISSING[step][status][language]],
  );
}

import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { ReconcileStep } from './reconcile-rows.ts';

type Missing = 'no_left' | 'no_right';

const IMPORT = 'throughline import accounting <file>';
const MISSING: Readonly<Record<ReconcileStep, Readonly<Record<Missing, Texts>>>> = {
  costs: {
    no_left: {
      en: `No source sends invoices, so there is nothing to compare costs with: ${IMPORT} brings them in.`,
      ru: `Счетов никто не присылает, и расходы сравнить не с чем: ${IMPORT} загрузит их.`,
      tr: `Hiçbir kaynak fatura göndermiyor, maliyetler karşılaştırılamıyor: ${IMPORT} içe aktarır.`,
    },
    no_right: {
      en: 'No source sends ad costs, so there is nothing to compare invoices with.',
      ru: 'Расходов на рекламу никто не присылает, и счета сравнить не с чем.',
      tr: 'Hiçbir kaynak reklam maliyeti göndermiyor, faturalar karşılaştırılamıyor.',
    },
  },
  deals: {
    no_left: {
      en: 'No CRM sends deals, so there is nothing to compare orders with.',
      ru: 'Сделок никто не присылает, и заказы сравнить не с чем.',
      tr: 'Hiçbir CRM anlaşma göndermiyor, siparişler karşılaştırılamıyor.',
    },
    no_right: {
      en: 'No shop sends orders, so there is nothing to compare deals with.',
      ru: 'Заказов никто не присылает, и сделки сравнить не с чем.',
      tr: 'Hiçbir mağaza sipariş göndermiyor, anlaşmalar karşılaştırılamıyor.',
    },
  },
  payments: {
    no_left: {
      en: 'No shop sends orders, so there is nothing to compare payments with.',
      ru: 'Заказов никто не присылает, и платежи сравнить не с чем.',
      tr: 'Hiçbir mağaza sipariş göndermiyor, ödemeler karşılaştırılamıyor.',
    },
    no_right: {
      en: `No source sends payments, so there is nothing to compare orders with: ${IMPORT} brings them in.`,
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

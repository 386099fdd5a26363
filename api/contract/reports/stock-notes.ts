import type { Texts } from '../table.ts';
import type { StockReport } from './stock.ts';

/** What a reader of the stock has to know beside the figures. */
export function stockNotes({ meta: { days }, rows }: StockReport): readonly Texts[] {
  if (rows.length === 0) return [];
  return [
    ...(days.told < days.all
      ? [
          {
            en: `Stock levels are known on ${days.told} of ${days.all} days; the others count neither as with nor as without stock.`,
            ru: `Остатки известны за ${days.told} из ${days.all} дней; остальные дни не считаются ни с товаром, ни без него.`,
            tr: `Stok düzeyi ${days.all} günün ${days.told} tanesinde biliniyor; ötekiler stoklu da stoksuz da sayılmaz.`,
          },
        ]
      : []),
    {
      en: 'The pace is of days with stock. The ads of a day without stock are divided by the share of a product in the revenue of the period, for ads rarely say which product they sell.',
      ru: 'Темп продаж – по дням, когда товар был. Реклама дня без товара делится по доле товара в выручке периода: объявления редко говорят, какой товар продают.',
      tr: 'Satış hızı, stok olan günlere göredir. Stoksuz günün reklamı, ürünün dönem cirosundaki payına göre bölünür; reklamlar hangi ürünü sattığını nadiren söyler.',
    },
  ];
}

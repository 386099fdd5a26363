import type { Texts } from '../table.ts';
import type { CustomersReport } from './customers.ts';

/** What a reader of the list has to know beside it. */
export function customersNotes({ meta, totals, rows }: CustomersReport): readonly Texts[] {
  const { customers } = totals;
  return [
    meta.is_search
      ? {
          en: `Found: ${customers}. Everybody is searched, whenever they bought.`,
          ru: `Найдено: ${customers}. Поиск идёт по всем клиентам, когда бы они ни покупали.`,
          tr: `Bulunan: ${customers}. Ne zaman satın aldıklarına bakılmadan herkes aranır.`,
        }
      : {
          en: `Customers with a paid sale in this period, ${customers} in all; ${rows.length} are shown. Their money is that of all their sales, less what was paid back.`,
          ru: `Клиенты с оплаченной продажей в эти дни, всего ${customers}, показано ${rows.length}. Деньги – по всем их продажам за вычетом возвратов.`,
          tr: `Bu günlerde ödenmiş satışı olan müşteriler: ${customers}, gösterilen ${rows.length}. Tutarlar iadeler düşülmüş tüm satışlarındandır.`,
        },
  ];
}

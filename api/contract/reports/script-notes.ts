import type { Texts } from '../table.ts';
import type { ScriptReport } from './script.ts';

/** What a reader of the script has to know beside the figures. */
export function scriptNotes({ meta, rows }: ScriptReport): readonly Texts[] {
  const { within, minimum } = meta;
  if (rows.length === 0)
    return [
      {
        en: 'To score calls by a script, import them with a column “script”, such as “greeting: yes; price: no”.',
        ru: 'Чтобы оценивать звонки по скрипту, загрузите их с колонкой «скрипт», например «приветствие: да; цена: нет».',
        tr: 'Aramaları senaryoya göre puanlamak için “senaryo” sütunuyla aktarın, örneğin “selamlama: evet; fiyat: hayır”.',
      },
    ];
  return [
    {
      en: `A call sells when its caller buys within ${within} days. A difference of 95 % certainty needs ${minimum} calls with the point and ${minimum} without; it goes with the point and need not come from it, for operators differ in more than one.`,
      ru: `Звонок считается продавшим, если звонивший купил за ${within} дн. Чтобы судить о разнице с уверенностью 95 %, нужно ${minimum} звонков с пунктом и ${minimum} без него; сама разница может идти не от пункта: операторы отличаются не только им.`,
      tr: `Arayan ${within} gün içinde satın alırsa arama satış getirmiş sayılır. %95 güvenle fark için madde uygulanan ${minimum} ve uygulanmayan ${minimum} arama gerekir; fark maddeden kaynaklanmayabilir, temsilciler başka yönlerden de ayrılır.`,
    },
  ];
}

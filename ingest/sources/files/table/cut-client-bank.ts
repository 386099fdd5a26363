import { type Line, textCell } from './table.ts';

const FIRST = '1CClientBankExchange';
/** Headings of the table that a statement becomes; the names are the format's own. */
const COLUMNS = [
  'Номер',
  'Дата',
  'Сумма',
  'Направление',
  'Контрагент',
  'Счет контрагента',
] as const;
const PURPOSE = 'НазначениеПлатежа';

export function isClientBank(text: string): boolean {
  return text.startsWith(FIRST);
}

/** What a statement says its encoding is. Bytes beyond ASCII are not needed to find it. */
export function clientBankEncoding(bytes: Uint8Array): 'windows-1251' | 'cp866' | undefined {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (!head.startsWith(FIRST)) return undefined;
  return /=\s*DOS\s*$/im.test(head) ? 'cp866' : 'windows-1251';
}

/**
 * A statement of accounts as the banks of Russia write it for 1C: one row a payment, `in` or `out` by
 * the account that the statement is of.
 */
export function cutClientBank(text: string): Line[] {
  const accounts = new Set<string>();
  const lines: Line[] = [];
  let document: Map<string, string> | undefined;
  let start = 0;
  const raws: string[] = [];
  const header: Line = {
    ...{ line: 1, lines: 1, raw: FIRST },
    cells: [...COLUMNS, PURPOSE].map(textCell),
  };
  const rows = text.split(/\r?\n/);
  for (const [index, raw] of rows.entries()) {
    const at = raw.indexOf('=');
    const [name, value] = at < 0 ? [raw.trim(), ''] : [raw.slice(0, at), raw.slice(at + 1).trim()];
    if (name === 'СекцияДокумент') {
      document = new Map();
      start = index + 1;
      raws.length = 0;
    }
    if (!document) {
      if (name === 'РасчСчет' && value) accounts.add(value);
      continue;
    }
    raws.push(raw);
    if (name !== 'КонецДокумента') {
      document.set(name, value);
      continue;
    }
    lines.push({
      ...{ line: start, lines: index + 2 - start, raw: raws.join('\n') },
      cells: paymentOf(document, accounts).map(textCell),
    });
    document = undefined;
  }
  return [header, ...lines];
}

function paymentOf(fields: ReadonlyMap<string, string>, accounts: ReadonlySet<string>): string[] {
  const of = (...names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((value) => value) ?? '';
  const isIn = accounts.has(of('ПолучательСчет', 'ПолучательРасчСчет'));
  const other = isIn ? 'Плательщик' : 'Получатель';
  return [
    of('Номер'),
    of(isIn ? 'ДатаПоступило' : 'ДатаСписано', 'Дата'),
    of('Сумма'),
    isIn ? 'in' : 'out',
    of(other, `${other}1`),
    of(`${other}Счет`, `${other}РасчСчет`),
    of(PURPOSE),
  ];
}

/** A heading in the form in which headings are compared, and what its unit says. */
export interface FoldedHeading {
  /** Lower case, without its unit and punctuation; `ё` is `е`, and the Turkish i’s are one. */
  readonly name: string;
  /** ISO 4217, where the unit is one. */
  readonly currency?: string;
  /** Where the unit says it. */
  readonly vat?: boolean;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/₽|(^|[^\p{L}])(руб|р)\.?($|[^\p{L}])|рубл/iu, 'RUB'],
  [/₺|(^|[^\p{L}])(tl)($|[^\p{L}])/iu, 'TRY'],
  [/€/u, 'EUR'],
  [/£/u, 'GBP'],
  [/₸|тенге/iu, 'KZT'],
  [/₴/u, 'UAH'],
];
const CODE = /(?:^|[^\p{L}])([A-Z]{3})(?:$|[^\p{L}])/u;
const KNOWN_CODES = new Set(Intl.supportedValuesOf('currency'));
const WITH_VAT = /(^|\s)с\s+ндс|включая\s+ндс|incl(uding|\.)?\s*(vat|tax)|(kdv)\s*dahil/iu;
const WITHOUT_VAT = /без\s+ндс|excl(uding|\.)?\s*(vat|tax)|(kdv)\s*haric/iu;
/** What may stand behind the last comma or in brackets without being a part of the name. */
const UNIT =
  /^\s*(%|₽|€|£|\$|₺|₸|₴|руб\.?(лей)?|р\.?|шт\.?|стр\.?|сек\.?|tl|[A-Z]{3}|с ндс|без ндс|вкл\.? ндс|incl\.? vat|excl\.? vat|including vat|excluding vat|kdv dahil|kdv haric|kdv hariç|formatted)\s*$/iu;

/** `Расход, ₽, с НДС` is `расход` in RUB with VAT; `Amount spent (EUR)` is `amount spent` in EUR. */
export function foldHeading(heading: string): FoldedHeading {
  let name = heading
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
  const units: string[] = [];
  name = name.replace(/[([]([^()[\]]*)[)\]]/gu, (whole, inside: string) => {
    if (!UNIT.test(inside)) return whole;
    units.push(inside);
    return ' ';
  });
  for (let comma = name.lastIndexOf(','); comma > 0; comma = name.lastIndexOf(',')) {
    if (!UNIT.test(name.slice(comma + 1))) break;
    units.push(name.slice(comma + 1));
    name = name.slice(0, comma);
  }
  const said = units.join(' ; ');
  const currency = currencyOf(said);
  const vat = vatIn(said);
  return {
    name: foldText(name),
    ...(currency && { currency }),
    ...(vat !== undefined && { vat }),
  };
}

/** A text as headings and labels are compared. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\u0307', '')
    .replaceAll('ı', 'i')
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0\u202f_]+/gu, ' ')
    .replace(/[.,:;"'’«»()[\]*]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** The currency that a unit or a cell with an amount names; `$` and `¥` are of several. */
export function currencyOf(text: string): string | undefined {
  const sign = CURRENCIES.find(([pattern]) => pattern.test(text));
  if (sign) return sign[1];
  const code = CODE.exec(text)?.[1];
  return code !== undefined && KNOWN_CODES.has(code) ? code : undefined;
}

/** Whether a text says that amounts hold VAT; undefined where it says nothing of it. */
export function vatIn(text: string): boolean | undefined {
  const folded = text.replaceAll('ç', 'c').replaceAll('İ', 'i');
  if (WITHOUT_VAT.test(folded)) return false;
  return WITH_VAT.test(folded) ? true : undefined;
}

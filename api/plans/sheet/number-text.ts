const SIGNS = /[\s   '’]|руб\.?|р\.|₽|€|\$|₺|\btl\b/gi;

export interface NumberStyle {
  /**
   * Of a sheet whose cells are separated by semicolons or tabs: there a comma is the decimal sign. Undefined where
   * nothing tells, as in a workbook: then only what every country reads alike is a number.
   */
  readonly decimalComma: boolean | undefined;
}

/**
 * A number as sheets write it (`1 234,56`, `1,234.56`, `1234.5`, `3,2 %`), as exact decimal text.
 * @returns undefined for what is no number, and for one that two countries read differently (`1.234` beside decimal
 * commas).
 */
export function decimalOfText(text: string, { decimalComma }: NumberStyle): string | undefined {
  const bare = text.replace(SIGNS, '');
  const [, sign = '', digits = '', percent] = /^([+-]?)([\d.,]+)(%?)$/.exec(bare) ?? [];
  const plain = decimalComma === undefined ? readAlike(digits) : unpunctuated(digits, decimalComma);
  if (plain === undefined) return undefined;
  const value = percent ? hundredth(plain) : plain;
  return sign === '-' ? `-${value}` : value;
}

function readAlike(digits: string): string | undefined {
  const [comma, dot] = [unpunctuated(digits, true), unpunctuated(digits, false)];
  return comma === dot ? comma : undefined;
}

function unpunctuated(digits: string, decimalComma: boolean): string | undefined {
  const [lastDot, lastComma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  if (lastDot >= 0 && lastComma >= 0) {
    const [decimal, group] = lastDot > lastComma ? ['.', ','] : [',', '.'];
    return grouped(digits, group!, decimal!);
  }
  if (lastDot < 0 && lastComma < 0) return /^\d+$/.test(digits) ? digits : undefined;
  const sign = lastDot >= 0 ? '.' : ',';
  const isDecimalSign = decimalComma === (sign === ',');
  // Several of one sign are groups in every country.
  if (digits.indexOf(sign) !== digits.lastIndexOf(sign)) return grouped(digits, sign, '');
  if (isDecimalSign) return decimalText(digits.replace(sign, '.'));
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return decimalText(digits.replace(sign, '.'));
  return decimalComma ? undefined : digits.replace(sign, '');
}

function grouped(digits: string, group: string, decimal: string): string | undefined {
  const [whole = '', fraction, ...more] = decimal ? digits.split(decimal) : [digits];
  const groups = whole.split(group);
  if (more.length > 0 || fraction?.includes(group)) return undefined;
  if (!/^\d{1,3}$/.test(groups[0]!) || groups.slice(1).some((part) => !/^\d{3}$/.test(part)))
    return undefined;
  return decimalText(fraction === undefined ? groups.join('') : `${groups.join('')}.${fraction}`);
}

function decimalText(text: string): string | undefined {
  if (!/^\d*(\.\d*)?$/.test(text) || !/\d/.test(text)) return undefined;
  const [whole, fraction] = text.split('.');
  return fraction ? `${whole || '0'}.${fraction}` : whole || '0';
}

/** 3.2 % is 0.032, without a detour over doubles. */
function hundredth(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/^0+(?=\d)/, '');
}

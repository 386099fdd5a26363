import type { Language } from '@throughline/api/contract/metrics';
import type { CellKind } from './columns.ts';

const POINTS: Readonly<Record<Language, string>> = { en: '.', ru: ',', tr: ',' };
const GROUPS: Readonly<Record<Language, string>> = { en: ',', ru: ' ', tr: '.' };
/** Digits that a double keeps. */
const DIGITS = 15;

/** A value of a line as it stands in its cell: a share as a percent, no grouping, nothing where there is none. */
export function cellText(value: unknown, kind: CellKind, language: Language): string {
  if (value === undefined || value === null) return '';
  if (kind === 'text' || kind === 'month') return String(value);
  const plain = kind === 'share' ? plainNumber(Number(value) * 100) : String(value);
  return plain.replace('.', POINTS[language]);
}

/**
 * The value that a cell's text stands for; undefined is an empty cell, and a text that cannot be read stays as it is, for the
 * schema of the plan to refuse.
 */
export function cellValue(text: string, kind: CellKind, language: Language): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (kind === 'text') return trimmed;
  if (kind === 'month') return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed.slice(0, 7) : trimmed;
  const decimal = decimalOf(trimmed, language);
  if (decimal === null) return trimmed;
  return kind === 'share' ? Number((Number(decimal) / 100).toPrecision(DIGITS)) : decimal;
}

/** Decimal text of what a reader or a spreadsheet writes: `1 234,5`, `1,234.5`, `3.2 %`, `₽ 1 000`. */
function decimalOf(text: string, language: Language): string | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[\p{Sc}]|[\p{Sc}%]$/gu, '');
  const group = GROUPS[language];
  const isGrouped = group !== ' ' && new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$`).test(bare);
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const canonical = isGrouped
    ? bare.replaceAll(group, '')
    : last < 0
      ? bare
      : `${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`;
  return /^-?\d+(\.\d+)?$/.test(canonical) ? canonical : null;
}

/** Without an exponent and without the digits that doubles make up. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(12)));
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

import type { CostRequest } from '@throughline/api/contract/files';

/** Columns of the grid, in the order in which a sheet is pasted. */
export const COST_FIELDS = ['when', 'source', 'medium', 'campaign', 'amount', 'fee'] as const;
export type CostField = (typeof COST_FIELDS)[number];
/** A row as it was typed. */
export type CostTexts = Readonly<Record<CostField, string>>;

export const EMPTY_ROW: CostTexts = {
  ...{ when: '', source: '', medium: '', campaign: '', amount: '', fee: '' },
};

/** What is said once for all rows. */
export interface CostTerms {
  readonly currency: string;
  readonly vat: 'included' | 'excluded' | '';
  readonly spread: 'days' | 'months';
}

export const COST_FAULTS = [
  ...(['when_missing', 'when_unreadable', 'when_backwards', 'source_missing'] as const),
  ...(['medium_missing', 'amount_missing', 'amount_unreadable', 'amount_ambiguous'] as const),
] as const;
export interface CostFault {
  readonly field: CostField;
  readonly fault: (typeof COST_FAULTS)[number];
}

export function isEmptyRow(row: CostTexts): boolean {
  return COST_FIELDS.every((field) => row[field].trim() === '');
}

/** What a row asks the server for, or everything that is wrong in it. */
export function readCostRow(row: CostTexts, terms: CostTerms): CostRequest | readonly CostFault[] {
  const faults: CostFault[] = [];
  const refuse = (field: CostField, fault: CostFault['fault']) => faults.push({ field, fault });
  const when = row.when.trim();
  const days = when === '' ? null : readWhen(when);
  if (when === '') refuse('when', 'when_missing');
  else if (days === null) refuse('when', 'when_unreadable');
  else if (days.to < days.from) refuse('when', 'when_backwards');
  if (row.source.trim() === '') refuse('source', 'source_missing');
  if (row.medium.trim() === '') refuse('medium', 'medium_missing');
  const amount = readAmount(row.amount);
  const fee = readAmount(row.fee);
  if (row.amount.trim() === '') refuse('amount', 'amount_missing');
  else if ('fault' in amount) refuse('amount', amount.fault);
  if (row.fee.trim() !== '' && 'fault' in fee) refuse('fee', fee.fault);
  if (faults.length > 0 || days === null || 'fault' in amount) return faults;
  return {
    source: row.source.trim(),
    medium: row.medium.trim(),
    campaign: row.campaign.trim(),
    ...days,
    amount: amount.value,
    ...(row.fee.trim() !== '' && 'value' in fee && { fee: fee.value }),
    currency: terms.currency,
    ...(terms.vat !== '' && { vat: terms.vat }),
    spread: terms.spread,
    note: [row.source.trim(), row.campaign.trim(), when].filter(Boolean).join(' · ').slice(0, 128),
  };
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * A month (`2026-03`, `03.2026`), a day (`2026-03-01`, `01.03.2026`) or two of them with a dash between. Dates with
 * slashes are of either order, so they are not read.
 */
export function readWhen(text: string): Days | null {
  const whole = oneWhen(text);
  if (whole) return whole;
  const [first, last, ...more] = text.split(/\s*(?:–|—|\.\.+|\s-\s)\s*/u);
  if (first === undefined || last === undefined || more.length > 0) return null;
  const from = oneWhen(first);
  const to = oneWhen(last);
  return from && to ? { from: from.from, to: to.to } : null;
}

function oneWhen(text: string): Days | null {
  const said = text.trim();
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(said);
  if (iso) return daysOf(iso[1]!, iso[2]!, iso[3]);
  const dotted = /^(?:(\d{1,2})\.)?(\d{1,2})[./](\d{4})$/.exec(said);
  return dotted ? daysOf(dotted[3]!, dotted[2]!, dotted[1]) : null;
}

function daysOf(year: string, month: string, day: string | undefined): Days | null {
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12) return null;
  const of = (number: number) =>
    `${year}-${month.padStart(2, '0')}-${String(number).padStart(2, '0')}`;
  if (day === undefined) return { from: of(1), to: of(last) };
  if (Number(day) < 1 || Number(day) > last) return null;
  return { from: of(Number(day)), to: of(Number(day)) };
}

type Amount =
  | { readonly value: string }
  | { readonly fault: 'amount_unreadable' | 'amount_ambiguous' };

/** An amount as the server takes it. `1,234` can be read in two ways, and is not read in either. */
export function readAmount(text: string): Amount {
  const said = text.replace(/[\s\u00a0\u202f']/gu, '').replace('\u2212', '-');
  if (!/^-?\d[\d.,]*$/.test(said)) return { fault: 'amount_unreadable' };
  const marks = [...said.matchAll(/[.,]/g)].map(([mark]) => mark);
  const last = marks.at(-1);
  if (last === undefined) return bounded(said);
  const parts = said.split(last);
  const isThousands = (groups: readonly string[]) => groups.every((group) => group.length === 3);
  if (new Set(marks).size === 1) {
    if (marks.length > 1)
      return isThousands(parts.slice(1)) ? bounded(parts.join('')) : { fault: 'amount_unreadable' };
    if (parts[1]?.length === 3 && parts[0] !== '0') return { fault: 'amount_ambiguous' };
    return bounded(parts.join('.'));
  }
  const [whole = '', decimals = ''] = parts;
  const other = last === ',' ? '.' : ',';
  if (parts.length !== 2 || !isThousands(whole.split(other).slice(1)))
    return { fault: 'amount_unreadable' };
  return bounded(`${whole.replaceAll(other, '')}.${decimals}`);
}

function bounded(value: string): Amount {
  const trimmed = value.endsWith('.') ? value.slice(0, -1) : value;
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(trimmed)
    ? { value: trimmed }
    : { fault: 'amount_unreadable' };
}

/** Rows with a block of a sheet put in at a place; the grid grows with it. */
export function withPasted(
  rows: readonly CostTexts[],
  at: { readonly row: number; readonly field: CostField },
  text: string,
): readonly CostTexts[] {
  const first = COST_FIELDS.indexOf(at.field);
  const next = [...rows];
  for (const [down, line] of text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    const cells = line.split('\t').map((cell) => cell.replace(/^"([\s\S]*)"$/, '$1'));
    const said = cells.flatMap((cell, across) => {
      const field = COST_FIELDS[first + across];
      return field ? [[field, cell] as const] : [];
    });
    const row = at.row + down;
    next[row] = { ...(next[row] ?? EMPTY_ROW), ...Object.fromEntries(said) };
  }
  return next;
}

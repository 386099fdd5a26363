import type { Candidate, Click } from '../candidate.ts';
import type { Delivered, Outgoing, Verdict } from '../vendor.ts';

const DAY_MS = 86_400_000;

/** The last click of these names before the conversion, within so many days. */
export function lastClick(
  { owner, at }: Pick<Candidate, 'owner' | 'at'>,
  names: readonly string[],
  days: number,
): Click | undefined {
  let last: Click | undefined;
  for (const click of owner.clicks)
    if (names.includes(click.name) && click.at <= at && at - click.at <= days * DAY_MS)
      if (!last || click.at > last.at || (click.at === last.at && click.value > last.value))
        last = click;
  return last;
}

/** Amount as exact decimal text without needless zeros: `131.6`. */
export function amountText(micros: bigint): string {
  const sign = micros < 0n ? '-' : '';
  const digits = String(micros < 0n ? -micros : micros).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -6)}${fraction && `.${fraction}`}`;
}

/** JSON with the amounts of `amountText` as numbers: no binary fraction stands between. */
export function jsonWithAmounts(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"\u2007(-?[\d.]+)"/g, '$1');
}
/** Marks a text that `jsonWithAmounts` writes as a number. */
export const amountNumber = (micros: bigint) => `\u2007${amountText(micros)}`;

/** What every platform means alike by a status; undefined where the vendor has to look itself. */
export function commonVerdict({
  status,
  retryAfter,
}: Extract<Delivered, { kind: 'answer' }>): Verdict | undefined {
  if (status === 401 || status === 403) return { kind: 'shut', reason: `http_${status}` };
  if (status === 429)
    return { kind: 'later', reason: 'http_429', ...(retryAfter !== undefined && { retryAfter }) };
  if (status >= 500) return { kind: 'unsure', reason: `http_${status}` };
  return undefined;
}

export function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A table as platforms read it: cells that hold a separator are quoted. */
export function plainCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** Seconds since 1970. */
export const seconds = ({ at }: Pick<Outgoing, 'at'>) => Math.floor(at / 1000);

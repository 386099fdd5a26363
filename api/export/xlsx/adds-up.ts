import type { TableRow } from '../../contract/table.ts';

const SCALE = 9;

/** Whether the cells of a column are all known and their exact sum is the total. */
export function addsUp(rows: readonly TableRow[], key: string, total: unknown): boolean {
  const parts = rows.map(({ cells }) => billionths(cells[key]));
  const whole = billionths(total);
  return (
    whole !== null &&
    parts.every((part) => part !== null) &&
    parts.reduce((sum: bigint, part) => sum + (part ?? 0n), 0n) === whole
  );
}

/** Money is decimal text; conversions are divided into billionths. */
function billionths(value: unknown): bigint | null {
  if (typeof value === 'number')
    return Number.isFinite(value) ? billionths(value.toFixed(SCALE)) : null;
  const [, sign, whole, fraction = ''] =
    (typeof value === 'string' && /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(value)) || [];
  if (whole === undefined) return null;
  const units = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return sign === '-' ? -units : units;
}

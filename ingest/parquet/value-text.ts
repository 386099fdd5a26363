import type { SchemaElement } from 'hyparquet';

/** A value as a table has it: numbers and dates are told from texts. */
export interface ParquetValue {
  readonly kind: 'text' | 'number' | 'date';
  readonly text: string;
}

export type ValueText = (value: unknown) => ParquetValue | undefined;

const DAY_MS = 86_400_000;
/** What a float of 32 bits, and one of 64, is exact to. */
const DIGITS = { FLOAT: 7, DOUBLE: 15 } as const;

const text = (value: string): ParquetValue => ({ kind: 'text', text: value });
const number = (value: string): ParquetValue => ({ kind: 'number', text: value });
const date = (value: string): ParquetValue => ({ kind: 'date', text: value });

/**
 * How the stored values of a column are written. Decimals are exact; a time without a zone has none, and a day no time.
 * What is null, not a number or beyond the calendar is undefined.
 */
export function valueText(element: SchemaElement): ValueText {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0) ?? 0;
    return told((value) => number(decimal(whole(value), scale)));
  }
  if (converted === 'DATE' || logical?.type === 'DATE')
    return told((value) => calendar(Number(value) * DAY_MS, (iso) => iso.slice(0, 10)));
  const nanos = nanosOf(element);
  if (nanos !== undefined) {
    const isZoned = logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : type !== 'INT96';
    const nanosOfValue = (value: unknown) =>
      type === 'INT96' ? julian(value as bigint) : whole(value) * nanos;
    return told((value) => timestamp(nanosOfValue(value), isZoned));
  }
  if (type === 'BOOLEAN') return told((value) => text(String(value)));
  if (type === 'FLOAT' || type === 'DOUBLE')
    return told((value) => float(Number(value), DIGITS[type]));
  if (type === 'INT32' || type === 'INT64') {
    const isUnsigned =
      converted?.startsWith('UINT') || (logical?.type === 'INTEGER' && !logical.isSigned);
    const bits = type === 'INT32' ? 32 : 64;
    return told((value) => number(String(isUnsigned ? BigInt.asUintN(bits, whole(value)) : value)));
  }
  if (logical?.type === 'UUID') return told((value) => text(uuid(value as Uint8Array)));
  const decoder = new TextDecoder();
  return told((value) => text(decoder.decode(value as Uint8Array)));
}

const told =
  (write: (value: unknown) => ParquetValue | undefined): ValueText =>
  (value) =>
    value === null || value === undefined ? undefined : write(value);

/** Nanoseconds of one unit of a timestamp; undefined for what is none. */
function nanosOf({ type, converted_type: converted, logical_type: logical }: SchemaElement) {
  if (type === 'INT96') return 1n;
  if (logical?.type === 'TIMESTAMP')
    return { MILLIS: 1_000_000n, MICROS: 1_000n, NANOS: 1n }[logical.unit];
  if (converted === 'TIMESTAMP_MILLIS') return 1_000_000n;
  return converted === 'TIMESTAMP_MICROS' ? 1_000n : undefined;
}

/** The oldest timestamps: nanoseconds of a day, and the Julian day above them; its 2,440,588th began 1970. */
function julian(value: bigint): bigint {
  return ((value >> 64n) - 2_440_588n) * 86_400_000_000_000n + (value & 0xffff_ffff_ffff_ffffn);
}

/** A whole number however it is stored: bytes are big-endian with a sign. */
function whole(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  const hex = Buffer.from(value).toString('hex');
  return hex === '' ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${hex}`));
}

function decimal(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function float(value: number, digits: number): ParquetValue | undefined {
  if (!Number.isFinite(value)) return undefined;
  const rounded = Number(value.toPrecision(digits));
  const plain = String(rounded);
  if (!plain.includes('e')) return number(plain);
  return number(Math.abs(rounded) < 1 ? rounded.toFixed(12) : String(BigInt(rounded)));
}

/** With as many digits behind the second as say something, six at most. */
function timestamp(nanos: bigint, isZoned: boolean): ParquetValue | undefined {
  const micros = nanos / 1000n - (nanos % 1000n < 0n ? 1n : 0n);
  const second = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const rest = String(micros - second * 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return calendar(Number(second) * 1000, (iso) => {
    const clock = `${iso.slice(0, 19)}${rest && `.${rest}`}`;
    return isZoned ? `${clock}Z` : clock.replace('T', ' ');
  });
}

function calendar(ms: number, write: (iso: string) => string): ParquetValue | undefined {
  const at = new Date(ms);
  const year = at.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date(write(at.toISOString())) : undefined;
}

function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

import type { ByteWriter } from './byte-writer.ts';

type Encoder = (to: ByteWriter, value: unknown) => void;

const DAY_MS = 86_400_000;
const LAST_DAY = 65_535;
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Nothing in a column that always has something is its zero, as it is in a row of JSON. */
const isNothing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

const text: Encoder = (to, value) => {
  if (typeof value === 'string') to.text(value);
  else if (isNothing(value)) to.uint8(0);
  else throw refused('String', value);
};

const bool: Encoder = (to, value) => {
  if (typeof value !== 'boolean' && !isNothing(value)) throw refused('Bool', value);
  to.uint8(value ? 1 : 0);
};

const uint8: Encoder = (to, value) => {
  const number = value ?? 0;
  if (!Number.isInteger(number) || (number as number) < 0 || (number as number) > 255)
    throw refused('UInt8', value);
  to.uint8(number as number);
};

const uint32: Encoder = (to, value) => {
  const number = value ?? 0;
  if (!Number.isInteger(number) || (number as number) < 0 || (number as number) > 4_294_967_295)
    throw refused('UInt32', value);
  to.uint32(number as number);
};

/** Given as a number that is exact, a bigint, or its digits. */
function integer64(type: string, least: bigint, most: bigint): Encoder {
  return (to, value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && (least < 0n || value >= 0)) {
      to.safeInt64(value);
      return;
    }
    const isDigits = typeof value === 'string' && /^-?\d+$/.test(value);
    if (typeof value !== 'bigint' && !isDigits && !isNothing(value)) throw refused(type, value);
    const exact = BigInt(value ?? 0);
    if (exact < least || exact > most) throw refused(type, value);
    to.uint64(BigInt.asUintN(64, exact));
  };
}

const int64 = integer64('Int64', -(2n ** 63n), 2n ** 63n - 1n);
const uint64 = integer64('UInt64', 0n, 2n ** 64n - 1n);

/** Two numbers of 64 bits, the high one first, each little-endian. */
const uuid: Encoder = (to, value) => {
  const given = value ?? NOTHING;
  if (typeof given !== 'string' || given.length !== 36 || !UUID.test(given))
    throw refused('UUID', value);
  for (const places of [HIGH, LOW])
    for (const place of places)
      to.uint8((DIGIT[given.charCodeAt(place)]! << 4) | DIGIT[given.charCodeAt(place + 1)]!);
};
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const HIGH = [16, 14, 11, 9, 6, 4, 2, 0];
const LOW = [34, 32, 30, 28, 26, 24, 21, 19];
const DIGIT = Array.from({ length: 128 }, (_, code) =>
  Math.max(0, Number.parseInt(String.fromCharCode(code), 16) || 0),
);

/** `YYYY-MM-DD`; a day beyond the type's last is the last, as the engine reads it. */
const date: Encoder = (to, value) => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value ?? '1970-01-01')) ?? [];
  if (year === undefined) throw refused('Date', value);
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
  to.uint16(Math.min(LAST_DAY, Math.max(0, days)));
};

/** A decimal text in 128 bits, of 30 digits with 12 behind the point. */
const decimal: Encoder = (to, value) => {
  const [, sign, whole, part = ''] =
    /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(String(value ?? '0')) ?? [];
  if (whole === undefined) throw refused('Decimal(30, 12)', value);
  const scaled = BigInt(`${sign}${whole}${part.padEnd(12, '0')}`);
  to.uint64(BigInt.asUintN(64, scaled));
  to.uint64(BigInt.asUintN(64, scaled >> 64n));
};

const nullable =
  (of: Encoder): Encoder =>
  (to, value) => {
    to.uint8(isNothing(value) ? 1 : 0);
    if (!isNothing(value)) of(to, value);
  };

const listOf =
  (of: Encoder): Encoder =>
  (to, value) => {
    const list = value ?? [];
    if (!Array.isArray(list)) throw refused('Array', value);
    to.length(list.length);
    for (const each of list) of(to, each);
  };

const mapOf =
  (of: Encoder): Encoder =>
  (to, value) => {
    if ((typeof value !== 'object' && value !== undefined) || Array.isArray(value))
      throw refused('Map', value);
    const entries = Object.entries(value ?? {});
    to.length(entries.length);
    for (const [name, each] of entries) {
      to.text(name);
      of(to, each);
    }
  };

/** How a value of each type is written in the engine's format `RowBinary`. */
export const ENCODERS = {
  String: text,
  Bool: bool,
  UInt8: uint8,
  UInt32: uint32,
  UInt64: uint64,
  Int64: int64,
  UUID: uuid,
  Date: date,
  'Decimal(30, 12)': decimal,
  'Nullable(Bool)': nullable(bool),
  'Nullable(Int64)': nullable(int64),
  'Nullable(UInt64)': nullable(uint64),
  'Array(String)': listOf(text),
  'Array(Int64)': listOf(int64),
  'Array(Nullable(Int64))': listOf(nullable(int64)),
  'Array(Nullable(UInt32))': listOf(nullable(uint32)),
  'Map(String, String)': mapOf(text),
  'Map(String, Int64)': mapOf(int64),
  'Map(String, Nullable(String))': mapOf(nullable(text)),
} as const satisfies Readonly<Record<string, Encoder>>;

export type ColumnType = keyof typeof ENCODERS;

function refused(type: string, value: unknown): TypeError {
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
  return new TypeError(`Not a value of the type ${type}: ${shown}`);
}

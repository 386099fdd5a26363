const ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
};

/**
 * Text of a value as the engine reads it for `{name:Type}`.
 * @throws TypeError, RangeError for a value that cannot be sent as what it is.
 */
export function parameterText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value instanceof Date ? timeText(value) : nested(value);
}

/** A value inside of a list or a map, where texts have quotes. */
function nested(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  switch (typeof value) {
    case 'string':
      return `'${escaped(value)}'`;
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'bigint':
      return String(value);
    case 'number':
      return numberText(value);
    case 'object':
      if (Array.isArray(value)) return `[${value.map(nested).join(',')}]`;
      if (value instanceof Date) return `'${timeText(value)}'`;
      if (value instanceof Map) return mapText(value);
      if (isPlain(value)) return mapText(Object.entries(value));
      throw new TypeError(`A ${value.constructor.name} cannot be a parameter.`);
    default:
      throw new TypeError(`A value of type ${typeof value} cannot be a parameter.`);
  }
}

function mapText(entries: Iterable<readonly [unknown, unknown]>): string {
  return `{${Array.from(entries, ([key, of]) => `${nested(key)}:${nested(of)}`).join(',')}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Seconds since 1970, which no zone changes; the client of a server sends it so too. */
function timeText(time: Date): string {
  const ms = time.getTime();
  if (Number.isNaN(ms)) throw new RangeError('A time that is none cannot be a parameter.');
  const seconds = String(Math.floor(ms / 1000)).padStart(10, '0');
  const rest = time.getUTCMilliseconds();
  return rest === 0 ? seconds : `${seconds}.${String(rest).padStart(3, '0')}`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? '+inf' : '-inf';
  // Beyond 2^53 the digits are not the ones that somebody meant.
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(
      `The number ${value} is beyond those that are exact: give it as a bigint.`,
    );
  return String(value);
}

function escaped(text: string): string {
  return text.replace(/[\t\n\r'\\]/g, (sign) => ESCAPES[sign]!);
}

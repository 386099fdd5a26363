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
  return nested(value);
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
      return `{${Object.entries(value)
        .map(([key, of]) => `${nested(key)}:${nested(of)}`)
        .join(',')}}`;
    default:
      throw new TypeError(`A value of type ${typeof value} cannot be a parameter.`);
  }
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

import { AttributionError } from '../errors.ts';

/** What the columns of a path file are called. */
export interface PathFileColumns {
  readonly path: string;
  readonly conversions: string;
  readonly value: string;
  readonly nulls: string;
}

export interface PathFileOptions {
  /** What messages call the file. */
  readonly file: string;
  /** One character between fields; by default the one of `; , tab |` that the header is divided by. */
  readonly delimiter?: string;
  /** Between touches of a path, `>` by default; spaces around it do not count. */
  readonly separator?: string;
  readonly columns?: Partial<PathFileColumns>;
  /** Told once of what was left unread, in a sentence. */
  readonly warn?: (message: string) => void;
}

export interface PathFileFormat {
  readonly file: string;
  readonly delimiter: string;
  readonly separator: string;
  readonly columns: PathFileColumns;
}

export const PATH_FILE_COLUMNS: PathFileColumns = {
  path: 'path',
  conversions: 'total_conversions',
  value: 'total_conversion_value',
  nulls: 'total_null',
};

/** The usual ones, the likeliest first. */
export const DELIMITERS: readonly string[] = [';', ',', '\t', '|'];

/**
 * Fills in the defaults. Refuses a format in which a file could be read in two ways.
 * @param header the first line of the file; tells the delimiter where none is given.
 */
export function pathFileFormat(options: PathFileOptions, header: string): PathFileFormat {
  const { file, separator = '>' } = options;
  const columns = { ...PATH_FILE_COLUMNS, ...options.columns };
  const delimiter = options.delimiter ?? delimiterOf(header, columns.path) ?? ';';
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) {
    refuse(
      `${file}: the delimiter must be one character, no quote and no line end, such as ; or ,`,
    );
  }
  if (separator === '' || separator.includes(delimiter)) {
    refuse(`${file}: the separator of touches must not be empty or contain the delimiter; use >`);
  }
  const names = Object.values(columns);
  if (new Set(names).size < names.length || names.includes('')) {
    refuse(`${file}: the four columns need four different names, not ${names.join(', ')}`);
  }
  return { file, delimiter, separator, columns };
}

/** What stands between the column of the paths and its neighbours. */
export function delimiterOf(header: string, pathColumn: string): string | undefined {
  return DELIMITERS.find((candidate) => {
    const names = header.split(candidate).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return names.length > 1 && names.includes(pathColumn);
  });
}

function refuse(message: string): never {
  throw new AttributionError('path_file_invalid', message);
}

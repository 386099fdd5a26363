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
  /** One character between fields, `;` by default. */
  readonly delimiter?: string;
  /** Between touches of a path, `>` by default; spaces around it do not count. */
  readonly separator?: string;
  readonly columns?: Partial<PathFileColumns>;
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

/** Fills in the defaults. Refuses a format in which a file could be read in two ways. */
export function pathFileFormat(options: PathFileOptions): PathFileFormat {
  const { file, delimiter = ';', separator = '>' } = options;
  const columns = { ...PATH_FILE_COLUMNS, ...options.columns };
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

function refuse(message: string): never {
  throw new AttributionError('path_file_invalid', message);
}

/** Choices that mean the same on every page: they go along from one to the next. */
export const SHARED_PARAMETERS: readonly string[] = [
  ...[
    'from',
    'to',
    'period',
    'compare',
    'model',
    'basis',
    'of',
    'value',
    'currency',
    'where',
    'segment',
  ],
  ...['lang', 'theme'],
];

/** Of those, what is usually another on other pages: once it was chosen it is named, even where it is what this page usually shows. */
export const NAMED_ONCE_CHOSEN: readonly ('value' | 'basis')[] = ['value', 'basis'];

/** The query without its `?`; slashes, colons and the like are legal in a query and keep the address readable. */
export function readableQuery(query: URLSearchParams): string {
  return query
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':')
    .replaceAll('%7E', '~')
    .replaceAll('%2C', ',')
    .replaceAll('%3E', '>');
}

/** A path with its query, and without a `?` where there is none. */
export function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

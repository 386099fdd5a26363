import type { Source } from '../../contract/source.ts';
import { EXAMPLE } from './example.ts';
import { mapFile } from './map-file.ts';
import { type FileOptions, fileOptions } from './reading/options.ts';

/** Tables that people have: exports of advertising, shops, CRMs, accounting and banks, and sheets of their own. */
export const source: Source<FileOptions> = {
  name: 'files',
  title: 'Files (CSV, XLSX, Parquet, JSON lines)',
  settings: fileOptions,
  about: {
    verification: 'none: it has no address',
    dedupe: 'number of the order, deal …; campaign and day of a cost; content of an event',
    version: 'the column “last modified”, else the last import',
    becomes: 'slice `ad_cost`; order; refund; deal; lead; call; product; payment …; events',
  },
  endpoints: [],
  example: EXAMPLE,
  importing: { kind: 'text' },
  map: (delivery, { settings, identity }) => mapFile(delivery, settings, identity),
};

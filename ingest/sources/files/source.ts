import type { Source } from '../../contract/source.ts';
import { mapFile } from './map-file.ts';
import { type FileOptions, fileOptions } from './reading/options.ts';

/** Tables that people have: exports of advertising, shops, CRMs, accounting and banks, and sheets of their own. */
export const source: Source<FileOptions> = {
  name: 'files',
  title: 'Files (CSV, XLSX, JSON lines)',
  settings: fileOptions,
  endpoints: [],
  importing: { kind: 'text' },
  map: (delivery, { settings, identity }) => mapFile(delivery, settings, identity),
};

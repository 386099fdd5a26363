import { readFileSync } from 'node:fs';
import { assetPath } from '@throughline/transform/warehouse/sql-file';

const PACKAGE = readFileSync(assetPath(import.meta.url, '../package.json'), 'utf8');

/** Of the interface, as its package says. */
export const API_VERSION: string = (JSON.parse(PACKAGE) as { version: string }).version;

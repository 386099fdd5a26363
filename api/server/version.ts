import { createRequire } from 'node:module';

/** Of the interface, as its package says; one folder further up once compiled to `dist`. */
export const API_VERSION: string = readVersion();

function readVersion(): string {
  const load = createRequire(import.meta.url);
  for (const path of ['../package.json', '../../package.json']) {
    try {
      return (load(path) as { version: string }).version;
    } catch {
      // Not at this depth.
    }
  }
  throw new Error('package.json of @throughline/api is missing: install the package again.');
}

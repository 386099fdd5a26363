import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Bodies of a source's own fixtures: what its vendor really sends. */
export function seedBodies(source: string): readonly Uint8Array[] {
  const compiled = import.meta.url.includes('/dist/');
  const root = compiled ? '../../../../../' : '../../../../';
  const folder = fileURLToPath(
    new URL(`${root}ingest/sources/${source}/fixtures/`, import.meta.url),
  );
  return readdirSync(folder).map((name) => readFileSync(`${folder}${name}`));
}

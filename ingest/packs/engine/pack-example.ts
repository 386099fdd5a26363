import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { OWN_PACKS } from './load-packs.ts';

interface Cases {
  readonly cases: readonly { readonly deliveries?: readonly { readonly file?: string }[] }[];
}

/** What a vendor of our own packs sends, as the first of its fixtures has it; undefined where there is no such pack. */
export function packExample(name: string): string | undefined {
  const fixtures = join(OWN_PACKS, name, 'fixtures');
  const cases = join(fixtures, 'cases.yaml');
  if (!readdirSync(OWN_PACKS).includes(name) || !existsSync(cases)) return undefined;
  const told = parse(readFileSync(cases, 'utf8')) as Cases;
  const [file] = told.cases.flatMap(({ deliveries = [] }) =>
    deliveries.flatMap((delivery) => delivery.file ?? []),
  );
  if (file === undefined) return undefined;
  const text = readFileSync(join(fixtures, file), 'utf8').trim();
  // On one line, however the fixture is laid out.
  return `${file.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text}\n`;
}

import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import * as z from 'zod';
import type { CloseStatement } from '../../contract/closes.ts';

const FROZEN = sqlFile(import.meta.url, './frozen.sql');
const DOCUMENTS = { source: 'throughline', account: 'main' } as const;
/** Pages that are held at a time; one has at most 1 MiB. */
const HELD = 8;

const page = z.strictObject({ facts: z.array(z.array(z.string().nullable())) });
export type FrozenLine = readonly (string | null)[];

/** Name of a page of facts as a document; pages count from 1. */
export function pageName(list: string, number: number): string {
  return `${list}.${number}`;
}

/** The facts of a close, a page at a time; null stands for a page that is not there or cannot be read. */
export async function* frozenFacts(
  reader: Reader,
  { list, pages }: CloseStatement['facts'],
): AsyncGenerator<readonly FrozenLine[] | null> {
  for (let first = 1; first <= pages; first += HELD) {
    const asked = Math.min(HELD, pages - first + 1);
    const found = await reader.rows<{ readonly page: string; readonly body: string }>(FROZEN, {
      ...{ ...DOCUMENTS, list, first, pages: asked },
    });
    for (let number = first; number < first + asked; number++) {
      const stored = found.find(({ page }) => Number(page) === number);
      yield stored ? linesOf(stored.body) : null;
    }
  }
}

function linesOf(body: string): readonly FrozenLine[] | null {
  try {
    return page.parse(JSON.parse(body)).facts;
  } catch {
    return null;
  }
}

import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { type SealedClose, sealedClose } from '../../contract/closes.ts';

const CLOSES = sqlFile(import.meta.url, './closes.sql');

/** Documents that are made here are deliveries of this source. */
const DOCUMENTS = { source: 'throughline', account: 'main' } as const;

/** A close as the log has it. */
export interface StoredClose extends SealedClose {
  readonly month: string;
}

/** Every close, the oldest month first. What is no close was imported as a document, and has empty texts. */
export async function readCloses(reader: Reader): Promise<readonly StoredClose[]> {
  const rows = await reader.rows<{ readonly month: string; readonly body: string }>(
    CLOSES,
    DOCUMENTS,
  );
  return rows.map(({ month, body }) => {
    const read = sealedClose.safeParse(parsed(body));
    return { month, ...(read.data ?? { statement: '', hash: '', signature: '' }) };
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

import type { Process } from '../../topology/open-process.ts';
import { REPORTS } from './stores.ts';

type Row = Readonly<Record<string, string>>;

/** What health says of a warehouse that is being migrated. */
export const UPGRADING =
  /^The warehouse is brought up to this version: migration 00\d\d-[a-z-]+\.sql, statement \d+ of \d+\. It has taken \d+ s so far\.$/;

/** What the reports of a store say, by their address, of the columns that `then` has. */
export async function figuresOf(
  { app }: Process,
  then: Readonly<Record<string, string>>,
): Promise<Record<string, readonly Row[]>> {
  const said: Record<string, readonly Row[]> = {};
  for (const report of REPORTS) {
    const { statusCode, body } = await app.inject(`/api/v1/reports/${report}`);
    if (statusCode !== 200) throw new Error(`${report}: ${statusCode} ${body}`);
    const columns = Object.keys(rowsOf(then[report]!)[0]!);
    said[report] = rowsOf(body).map((row) =>
      Object.fromEntries(columns.map((column) => [column, row[column] ?? 'is no column any more'])),
    );
  }
  return said;
}

/** Runs `rebuild` or `replay` to its end; resolves to what it came to. */
export async function operated(
  { app }: Process,
  operation: 'rebuild' | 'replay',
): Promise<unknown> {
  const started = await app.inject({ method: 'POST', url: `/api/v1/${operation}`, payload: {} });
  const { operation: id } = started.json() as { operation: string };
  for (;;) {
    const { state, result, error } = (await app.inject(`/api/v1/operations/${id}`)).json() as {
      state: string;
      result?: unknown;
      error?: string;
    };
    if (state === 'failed') throw new Error(error);
    if (state === 'done') return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The rows of a CSV text in which no cell of these reports needs quotes. */
export function rowsOf(csv: string): readonly Row[] {
  const [head, ...lines] = csv.trimEnd().split('\r\n');
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));
  });
}

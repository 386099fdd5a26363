import type { CostRequest, ReadFileResponse } from '@throughline/api/contract/files';
import { BY_HAND } from '@throughline/ingest/sources/files/kinds/cost';
import type { FileOptions } from '@throughline/ingest/sources/files/reading/options';
import type { Line } from '../../line/line.ts';
import { type Reading, readFileIn } from './read-file.ts';

/**
 * Takes in a cost that no file tells: as a file of one row, so that it is kept, listed, replayed and undone as every
 * other import. Two entries are two costs, also of the same days and campaign.
 */
export function addCost(
  line: Line,
  { source, medium, campaign, from, to, amount, fee, currency, vat, spread, note }: CostRequest,
  author: string,
  reading: Reading,
): Promise<ReadFileResponse> {
  const row = {
    'start date': from,
    'end date': to,
    'utm source': source,
    'utm medium': medium,
    campaign,
    cost: amount,
    ...(fee !== undefined && { fee }),
    currency,
  };
  const options: FileOptions = {
    ...{ kind: 'cost', vendor: BY_HAND, decimal: 'point', dates: 'ymd', spread },
    ...(vat && { vat }),
  };
  return readFileIn(
    line,
    {
      ...{ name: note, account: 'main', isDryRun: false, author },
      options: JSON.stringify(options),
      content: bytesOf(JSON.stringify(row)),
    },
    reading,
  );
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(`${text}\n`);
}

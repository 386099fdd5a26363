import type { ChannelsReport, MissingRate } from '@throughline/api/contract/reports/channels';
import type { StateResponse } from '@throughline/api/contract/state';
import dayjs from 'dayjs';
import { ask } from './client.ts';
import type { Client } from './request.ts';

/** No report answers for longer. */
const LONGEST_YEARS = 3;

/**
 * A sentence on the amounts that reports leave empty because no exchange rate to the base currency is
 * known, and on what mends it; undefined where there are none. Looks at the last three years of data.
 */
export async function missingRates(client: Client): Promise<string | undefined> {
  const { data } = (await ask(client, 'GET', '/api/v1/state')).json() as StateResponse;
  if (!data) return undefined;
  const answer = await ask(client, 'GET', '/api/v1/reports/channels', { query: lastYears(data) });
  const { currency, unknown, missing_rates: missing } = (answer.json() as ChannelsReport).meta;
  // A margin can be unknown for other reasons.
  const amounts = [
    ...counted(unknown?.cost ?? 0, 'cost row'),
    ...counted(unknown?.revenue ?? 0, 'sale'),
  ].join(' and ');
  return amounts
    ? `Reports cannot show the money of ${amounts}: it is not in ${currency}, and no exchange rate for its day is known${missing ? ` (${missing.map(namedRate).join(', ')})` : ''}. If ${currency} is not your business’s currency, set \`currency:\` in throughline.config.yaml; otherwise import the rates: throughline import exchange-rates <file>.`
    : undefined;
}

/** `USD 2026-03-01 to 2026-03-20`. */
function namedRate({ currency, from, to }: MissingRate): string {
  return from === to ? `${currency} ${from}` : `${currency} ${from} to ${to}`;
}

function lastYears({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const last = dayjs(to);
  if (last.diff(from, 'year') < LONGEST_YEARS) return { from, to };
  return { from: last.subtract(LONGEST_YEARS, 'year').add(1, 'day').format('YYYY-MM-DD'), to };
}

function counted(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
}

import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact } from '../../contract/fact.ts';
import { identifier } from '../../contract/identity.ts';
import { deterministicId } from '../../contract/ids.ts';
import { toCurrency, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, MapContext } from '../../contract/source.ts';
import { parseInstant } from '../../contract/time.ts';
import { clickIdValues } from '../../kit/click-ids.ts';
import { skip } from '../../mapping/left-out.ts';
import { scrubAddress } from '../../mapping/scrub-address.ts';
import type { LogLine } from './log-table.ts';
import type { MetricaSettings } from './settings.ts';
import { wayOf } from './way.ts';

type Context = Pick<MapContext<MetricaSettings>, 'settings' | 'identity'>;

/**
 * The events of a line. A visit is unique within its counter and year only. A visit that Metrica tells again, with more
 * pages or another way, keeps the ids of its events, of which the later telling counts.
 */
export function logEvents(
  line: LogLine,
  delivery: RawDelivery,
  context: Context,
): EventFact[] | LeftOut {
  return line.log === 'visits'
    ? visitEvents(line, delivery, context)
    : hitEvents(line, delivery, context);
}

function visitEvents(line: LogLine, delivery: RawDelivery, context: Context): EventFact[] {
  const { cell, list } = line;
  const { settings } = context;
  const visit = neededId(line, 'visitID');
  const at = timeOf(cell('dateTime'), 'dateTime', settings);
  const key = [counterOf(line, delivery), new Date(at / 1000).getUTCFullYear(), visit];
  const url = scrubAddress(cell('startURL'));
  const event = maker(line, delivery, context, visit, key);
  const landing = event('page_view', 'visit', at, ['visit'], url);
  const goals = list('goalsID').map((goal, index) => {
    const times = list('goalsDateTime');
    const reached = times[index] ? timeOf(times[index], 'goalsDateTime', settings) : at;
    return event('other', settings.goals[goal] ?? `goal:${goal}`, reached, ['goal', goal, reached]);
  });
  const [ids, times, sums, currencies] = ['ID', 'DateTime', 'Revenue', 'Currency'].map((name) =>
    list(`purchase${name}`),
  ) as [readonly string[], readonly string[], readonly string[], readonly string[]];
  const purchases = ids.map((transactionId, index): EventFact => {
    const bought = times[index] ? timeOf(times[index], 'purchaseDateTime', settings) : at;
    const [sum, currency] = [sums[index], currencies[index]];
    return {
      ...event('purchase', 'purchase', bought, ['purchase', transactionId]),
      ...(transactionId && { transactionId: transactionId.slice(0, 256) }),
      ...(sum &&
        currency && {
          valueMicros: toMicros(sum, 'purchaseRevenue'),
          currency: toCurrency(currency, 'purchaseCurrency'),
        }),
    };
  });
  return [...(settings.pageViews === 'visits' ? [landing] : []), ...goals, ...purchases];
}

function hitEvents(line: LogLine, delivery: RawDelivery, context: Context): EventFact[] | LeftOut {
  const { cell } = line;
  const { settings } = context;
  if (cell('isPageView') !== '1')
    return skip('hit_of_goal', 'hits that are no page are told by the log of visits, as its goals');
  if (settings.pageViews !== 'hits')
    return skip(
      'page_views_of_visits',
      'page views are taken from visits; page_views: hits takes them from here',
    );
  const watch = neededId(line, 'watchID');
  const at = timeOf(cell('dateTime'), 'dateTime', settings);
  const event = maker(line, delivery, context, cell('visitID'), [counterOf(line, delivery), watch]);
  const title = cell('title').slice(0, 2_048);
  return [
    {
      ...event('page_view', 'hit', at, ['hit'], scrubAddress(cell('URL'))),
      ...(title && { pageTitle: title }),
    },
  ];
}

function maker(
  line: LogLine,
  { source, account }: RawDelivery,
  { identity }: Context,
  visit: string,
  key: readonly (string | number)[],
) {
  const client = line.cell('clientID');
  const who = client === '0' ? undefined : identifier('ym_client_id', client, identity);
  return (
    type: EventFact['type'],
    name: string,
    occurredAt: number,
    own: readonly (string | number)[],
    url?: string,
  ): EventFact => {
    const clickIds = url ? clickIdValues(url) : undefined;
    return {
      ...{ kind: 'event', type, name, source, account, occurredAt, precision: 's' },
      id: deterministicId(source, account, ...key, ...own),
      identifiers: who ? [who] : [],
      ...(visit && { sessionId: visit }),
      ...(url !== undefined && { traffic: wayOf(line, url) }),
      ...(url && { pageUrl: url.slice(0, 2_048) }),
      ...(clickIds && { clickIds }),
      ...{ isTest: false, isBot: false },
    };
  };
}

function counterOf({ cell }: LogLine, { account }: RawDelivery): string {
  return cell('counterID') || account;
}

function neededId({ cell }: LogLine, name: string): string {
  const id = cell(name);
  if (!/^\d{1,20}$/.test(id))
    throw new RecordError('field_invalid', { field: name, expected: 'an id of digits', got: id });
  return id;
}

function timeOf(text: string, field: string, { timezone }: MetricaSettings): number {
  return parseInstant(text, { field, ...(timezone && { zone: timezone }) }).at;
}

import type { EventFact } from '../../../contract/fact.ts';
import { compareIdentifiers } from '../../../contract/identity.ts';
import { deterministicId } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import type { Row } from '../reading/row.ts';
import { clicksOf, personOf, trafficOf } from './person.ts';
import { type FileContext, mapRows } from './rows.ts';

/** Visits and touches outside of the site. A row is named by all that it says, so that it is one however often it comes. */
export function mapEvents(context: FileContext): Mapped {
  return mapRows(context, (row) => [eventOf(row, context)]);
}

function eventOf(row: Row, { delivery, reading, identity }: FileContext): EventFact {
  const isVisit = reading.options.kind === 'visits';
  const occurredAt = row.time('time');
  if (occurredAt === undefined)
    throw new RecordError('field_missing', { field: row.heading('time') });
  const people = Object.values(personOf(row, identity)).filter((one) => one !== null);
  if (people.length === 0)
    throw new RecordError('field_missing', {
      field: row.heading('client_id'),
      expected: 'whose it was: a client id, an e-mail address or a phone number',
    });
  const { source, account } = delivery;
  const traffic = trafficOf(row);
  const clickIds = clicksOf(row);
  const content = {
    ...{ type: isVisit ? ('page_view' as const) : ('offline' as const), occurredAt },
    name: isVisit ? 'visit' : row.needed('event', 256),
    precision: (row.text(isVisit ? 'time' : 'time')?.includes(':') ? 's' : 'day') as 's' | 'day',
    identifiers: people.toSorted(compareIdentifiers),
    ...(traffic && { traffic }),
    ...(clickIds && { clickIds }),
    ...(isVisit && row.has('url') && { pageUrl: row.needed('url') }),
    ...(!isVisit && {
      subject: row.needed('event', 256),
      variant: row.text('subject', 256) ?? 'visit',
    }),
  };
  return {
    ...{ kind: 'event', source, account, isTest: false, isBot: false },
    id: deterministicId(source, account, JSON.stringify(content)),
    ...content,
  };
}

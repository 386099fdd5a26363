import type { Fact } from '../../../contract/fact.ts';
import { deterministicId } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { foldText } from '../headings/fold.ts';
import type { Row } from '../reading/row.ts';
import { clicksEvent } from './clicks-event.ts';
import { field, told } from './field.ts';
import { clicksOf, personOf, trafficFields } from './person.ts';
import { type FileContext, mapRows } from './rows.ts';

const STATUSES = [
  [/disqual|unqual|spam|junk|некач|не квалиф|спам|nitelik/u, 'disqualified'],
  [/convert|won|конверт|успеш|dönüş/u, 'converted'],
  [/qualif|квалиф|nitelikli/u, 'qualified'],
  [/contact|progress|в работе|обработ|связ|görüş/u, 'contacted'],
] as const;

/** Leads, one a row. One without an id of its own is named by its person and its time. */
export function mapLeads(context: FileContext): Mapped {
  return mapRows(context, (row) => leadOf(row, context));
}

function leadOf(row: Row, context: FileContext): Fact[] {
  const { delivery, identity, takenAt } = context;
  const createdAt = row.time('created');
  if (createdAt === undefined)
    throw new RecordError('field_missing', { field: row.heading('created') });
  const identifiers = personOf(row, identity);
  const person = Object.values(identifiers).map((one) => `${one?.type}:${one?.value}`);
  const id = row.text('id', 256) ?? deterministicId('lead', createdAt, ...person.sort());
  const word = foldText(row.text('status') ?? '');
  const lead = entityFact(delivery, {
    entityType: 'lead',
    entityId: id,
    version: takenAt,
    op: 'upsert',
    occurredAt: createdAt,
    isTest: false,
    identifiers,
    fields: told({
      title: field(row, 'title', row.text('title')),
      status: STATUSES.find(([pattern]) => pattern.test(word))?.[1] ?? ('new' as const),
      createdAt,
      form: field(row, 'subject', row.text('subject', 256)),
      owner: field(row, 'owner', row.text('owner', 256)),
      ...trafficFields(row),
    }),
  });
  return [lead, ...clicksEvent(context, `lead ${id}`, createdAt, identifiers, clicksOf(row))];
}

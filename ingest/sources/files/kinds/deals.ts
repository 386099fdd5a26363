import type { Fact } from '../../../contract/fact.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { marginOf } from '../../../mapping/margin-rate.ts';
import type { Row } from '../reading/row.ts';
import { clicksEvent } from './clicks-event.ts';
import { field, told } from './field.ts';
import { clicksOf, personOf, trafficFields } from './person.ts';
import { type FileContext, mapRows } from './rows.ts';
import { outcomeOf } from './stages.ts';

/** Deals of a CRM, one a row; a later file changes what it has a column of. */
export function mapDeals(context: FileContext): Mapped {
  return mapRows(context, (row) => dealOf(row, context));
}

function dealOf(row: Row, context: FileContext): Fact[] {
  const { delivery, reading, identity, takenAt } = context;
  const { options } = reading;
  const id = row.text('id', 256) ?? row.needed('title', 256);
  const createdAt = row.time('created');
  const closedAt = row.time('closed') ?? row.time('changed');
  const status = statusOf(row, options);
  const amount = row.money('amount');
  const cost = row.money('cost_of_goods');
  const margin =
    row.money('margin') ??
    (amount === undefined || cost !== undefined
      ? undefined
      : (marginOf(amount, options.marginRate) ?? undefined));
  const identifiers = personOf(row, identity);
  const at = createdAt ?? takenAt;
  const deal = entityFact(delivery, {
    entityType: 'deal',
    entityId: id,
    version: row.time('changed') ?? takenAt,
    op: 'upsert',
    occurredAt: at,
    isTest: false,
    identifiers,
    fields: told({
      title: field(row, 'title', row.text('title')),
      pipeline: field(row, 'pipeline', row.text('pipeline')),
      stage: field(row, 'stage', row.text('stage')),
      status,
      amountMicros: field(row, 'amount', amount),
      ...(amount !== undefined && { currency: row.currency('amount', options.currency) }),
      costMicros: field(row, 'cost_of_goods', cost),
      marginMicros: field(row, 'margin', margin),
      createdAt: createdAt ?? undefined,
      expectedAt: status === 'open' ? field(row, 'due', row.day('due')) : undefined,
      wonAt: status === 'won' ? (closedAt ?? at) : null,
      lostAt: status === 'lost' ? (closedAt ?? at) : null,
      owner: field(row, 'owner', row.text('owner', 256)),
      branch: field(row, 'branch', row.text('branch', 256)),
      ...trafficFields(row),
    }),
  });
  return [deal, ...clicksEvent(context, `deal ${id}`, at, identifiers, clicksOf(row))];
}

function statusOf(row: Row, options: FileContext['reading']['options']): 'open' | 'won' | 'lost' {
  if (row.truth('won') === true) return 'won';
  const stage = row.text('stage');
  const outcome = stage === undefined ? undefined : outcomeOf(stage, options);
  if (outcome) return outcome;
  if (row.truth('is_closed') === true)
    throw new RecordError('field_invalid', {
      ...{ field: row.heading('stage'), got: stage ?? '' },
      expected:
        'a stage that is known as won or lost, or one named with --won or --lost, for the deal is closed',
    });
  return 'open';
}

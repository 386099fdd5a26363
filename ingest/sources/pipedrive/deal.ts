import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFields, Fact } from '../../contract/fact.ts';
import { gaClientId, identifier, saleNumber } from '../../contract/identity.ts';
import { toCurrency, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { saleKey } from '../../contract/sale-key.ts';
import { shown } from '../../contract/shown.ts';
import type { MapContext } from '../../contract/source.ts';
import type { Micros } from '../../contract/time.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { firstTime } from '../../mapping/first-time.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import { timeOrNull } from '../../mapping/time-or-null.ts';
import { type Change, versionOf } from './change.ts';
import { contactIdentifier } from './contact-id.ts';
import { customField } from './custom-field.ts';
import { dealMargin } from './margin.ts';
import { referenceOrNull } from './reference.ts';
import type { PipedriveSettings } from './settings.ts';

/**
 * A deal’s version: a full one, so every field that Pipedrive keeps is named and an empty one clears.
 * The stage’s history needs nothing more: each stored version carries its stage and its time.
 */
export function dealFacts(
  change: Change,
  delivery: RawDelivery,
  context: MapContext<PipedriveSettings>,
): readonly Fact[] {
  const { settings, identity } = context;
  const { data } = change;
  if (!data) {
    const gone = { entityType: 'deal', op: 'delete', fields: {}, identifiers: {} } as const;
    return [entityFact(delivery, { ...versionOf(change), ...gone })];
  }
  const custom = (name: keyof PipedriveSettings['fields']) =>
    customField(data, settings.fields[name]);
  const fields = dealFields(data, change.occurredAt, settings);
  return [
    entityFact(delivery, {
      ...versionOf(change),
      entityType: 'deal',
      op: 'upsert',
      fields,
      identifiers: {
        contact: contactIdentifier(delivery, context, fields.contactId ?? null),
        client_id: gaClientId(custom('gaClientId').value, identity) ?? null,
        user_id: identifier('user_id', custom('userId').value, identity) ?? null,
        sale_number: saleNumber(fields.orderNumber, identity) ?? null,
      },
    }),
  ];
}

/** Where the time of a state is kept, the most exact first. */
const WON_TIMES = ['won_time', 'first_won_time', 'close_time', 'stage_change_time', 'update_time'];
const LOST_TIMES = ['lost_time', 'close_time', 'stage_change_time', 'update_time'];

function dealFields(
  data: JsonObject,
  changedAt: Micros,
  settings: PipedriveSettings,
): EntityFields<'deal'> {
  const status = statusOf(data.status);
  // A reopened deal keeps the time of its first win, and is not won.
  const since = (state: typeof status, times: readonly string[]) =>
    status === state ? (firstTime(data, times, 'UTC') ?? changedAt) : null;
  const amount = isBlank(data.value) ? null : toMicros(data.value, 'value');
  const currency = isBlank(data.currency) ? null : toCurrency(data.currency, 'currency');
  const margin = customField(data, settings.fields.margin);
  return {
    title: textOrNull(data.title),
    pipeline: referenceOrNull(data.pipeline_id),
    stage: stageName(data.stage_id, settings.stages),
    status,
    amountMicros: amount,
    marginMicros: dealMargin(amount, currency, margin, settings.marginRate),
    currency,
    createdAt: timeOrNull(data, 'add_time', 'UTC'),
    wonAt: since('won', WON_TIMES),
    lostAt: since('lost', LOST_TIMES),
    lostReason: textOrNull(data.lost_reason),
    contactId: referenceOrNull(data.person_id),
    companyId: referenceOrNull(data.org_id),
    orderNumber: orderNumber(customField(data, settings.fields.orderNumber).value),
  };
}

/** The stage as the desk calls it; its id where the configuration has no name for it. */
function stageName(value: unknown, names: PipedriveSettings['stages']): string | null {
  const id = referenceOrNull(value);
  return id === null ? null : (names?.[id] ?? id);
}

function statusOf(value: unknown): 'open' | 'won' | 'lost' {
  if (value === 'open' || value === 'won' || value === 'lost') return value;
  throw new RecordError(value === undefined ? 'field_missing' : 'field_invalid', {
    field: 'status',
    expected: 'open, won or lost',
    got: shown(value),
  });
}

/** People type a shop’s number with and without its `#`; orders are stored without. */
function orderNumber(value: unknown): string | null {
  return saleKey(value) === undefined ? null : textOrNull(textOrNull(value)?.replace(/^#/, ''));
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

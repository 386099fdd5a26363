import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import type { Micros } from '../../contract/time.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import { timeOrNull } from '../../mapping/time-or-null.ts';
import { eventTime } from './event-time.ts';

/** One version of a Pipedrive object, whichever of its shapes brought it. */
export interface Change {
  /** `deal`, `person`, `organization` … */
  readonly entity: string;
  readonly entityId: string;
  readonly version: Micros;
  /** When this version became true. */
  readonly occurredAt: Micros;
  /** The whole object; undefined when it was deleted. */
  readonly data: JsonObject | undefined;
}

/** What every fact of a change has in common. Pipedrive marks nothing as a test. */
export function versionOf({ entityId, version, occurredAt }: Change) {
  return { entityId, version, occurredAt, isTest: false } as const;
}

/**
 * Reads a webhook v2 body, a webhook v1 body, or a deal or person as REST v1 or v2 returns it.
 *
 * Versions. A webhook’s is its event time in ms, the vendor’s own order of events. A REST object has
 * only `update_time` in whole seconds, and shows the last state of that second; its version is the
 * second’s last microsecond, so that it sorts after the webhooks of the changes it contains and
 * before those of any later second.
 */
export function readChange(value: unknown): Change {
  if (!isObject(value)) throw unreadable(value);
  return isObject(value.meta) ? fromWebhook(value, value.meta) : fromRest(value);
}

function fromWebhook(body: JsonObject, meta: JsonObject): Change {
  const entity = textOrNull(meta.entity ?? meta.object);
  const action = textOrNull(meta.action);
  if (!entity || !action) throw unreadable(body);
  const current = body.data ?? body.current;
  const previous = isObject(body.previous) ? body.previous : {};
  // In v2 `meta.id` is the delivery’s UUID; only v1, which has no `entity_id`, keeps the object’s id there.
  const native = meta.entity_id ?? (meta.entity ? undefined : meta.id);
  const known = isObject(current) ? current.id : previous.id;
  const at = eventTime(meta);
  const deleted = action === 'delete' || action === 'deleted';
  if (!deleted && !isObject(current)) throw new RecordError('field_missing', { field: 'data' });
  return {
    entity,
    entityId: requiredId(native ?? known),
    version: at,
    occurredAt: at,
    data: !deleted && isObject(current) && !isDeleted(current) ? current : undefined,
  };
}

function fromRest(object: JsonObject): Change {
  const entity = entityOf(object);
  if (!entity) throw unreadable(object);
  const updated = timeOrNull(object, 'update_time', 'UTC') ?? timeOrNull(object, 'add_time', 'UTC');
  if (updated === null) throw new RecordError('field_missing', { field: 'update_time' });
  return {
    entity,
    entityId: requiredId(object.id),
    version: updated - (updated % 1_000_000) + 999_999,
    occurredAt: updated,
    data: isDeleted(object) ? undefined : object,
  };
}

function entityOf(object: JsonObject): 'deal' | 'person' | undefined {
  if ('stage_id' in object && 'status' in object) return 'deal';
  return ['emails', 'email', 'phones', 'phone', 'first_name'].some((key) => key in object)
    ? 'person'
    : undefined;
}

/** Deleted objects stay readable for 30 days; every version of the API marks them differently. */
function isDeleted(object: JsonObject): boolean {
  return (
    object.status === 'deleted' ||
    object.is_deleted === true ||
    object.deleted === true ||
    object.active_flag === false
  );
}

function requiredId(value: unknown): string {
  const id = textOrNull(value);
  if (!id) throw new RecordError('field_missing', { field: 'id' });
  return id;
}

function unreadable(value: unknown): RecordError {
  return new RecordError('record_unreadable', {
    expected: 'a Pipedrive webhook, deal or person',
    got: shown(value),
  });
}

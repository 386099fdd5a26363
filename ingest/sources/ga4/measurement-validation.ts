import { asObject } from '../../mapping/json-object.ts';

/** Codes of Google's validation server. */
export type ValidationCode =
  | 'VALUE_INVALID'
  | 'VALUE_REQUIRED'
  | 'NAME_INVALID'
  | 'NAME_RESERVED'
  | 'VALUE_OUT_OF_BOUNDS'
  | 'EXCEEDED_MAX_ENTITIES';

export interface ValidationMessage {
  readonly fieldPath: string;
  readonly description: string;
  readonly validationCode: ValidationCode;
}

const MAX_BODY = 130_000;
const MAX_EVENTS = 25;
const MAX_PARAMS = 25;
const MAX_ITEMS = 200;
const MAX_ITEM_CUSTOM = 10;
const MAX_BACKDATE = 72 * 3_600_000_000;
const DAY = 86_400_000_000;

const RESERVED_EVENTS = new Set([
  ...['ad_activeview', 'ad_click', 'ad_exposure', 'ad_query', 'ad_reward', 'adunit_exposure'],
  ...['app_clear_data', 'app_exception', 'app_install', 'app_remove', 'app_store_refund'],
  ...['app_update', 'app_upgrade', 'app_background', 'dynamic_link_app_open'],
  ...['dynamic_link_app_update', 'dynamic_link_first_open', 'error', 'first_open', 'first_visit'],
  ...['notification_dismiss', 'notification_foreground', 'notification_open'],
  ...['notification_receive', 'os_update', 'session_start', 'user_engagement'],
]);
const RESERVED_PREFIX = /^(google_|ga_|firebase_|_)/;
const RESERVED_PROPERTIES = new Set([
  ...['first_open_time', 'first_visit_time', 'last_deep_link_referrer', 'user_id'],
  'first_open_after_install',
]);
const NAME = /^[a-z][a-z0-9_]*$/i;

/** Parameters that may be longer than 100 characters. */
const LONG_VALUES: Readonly<Record<string, number>> = {
  page_location: 1000,
  page_referrer: 420,
  page_title: 300,
};

const ITEM_FIELDS = new Set([
  ...[
    'item_id',
    'item_name',
    'affiliation',
    'coupon',
    'currency',
    'creative_name',
    'creative_slot',
  ],
  ...['discount', 'index', 'item_brand', 'item_category', 'item_category2', 'item_category3'],
  ...['item_category4', 'item_category5', 'item_list_id', 'item_list_name', 'item_variant'],
  ...[
    'location_id',
    'price',
    'promotion_id',
    'promotion_name',
    'quantity',
    'google_business_vertical',
  ],
]);

/**
 * What Google's `/debug/mp/collect` would say of a body: an empty list for a request within the
 * protocol's limits. `now` is in µs.
 */
export function validateMeasurement(body: Uint8Array, now: number): readonly ValidationMessage[] {
  const messages: ValidationMessage[] = [];
  const say = (fieldPath: string, validationCode: ValidationCode, description: string) =>
    messages.push({ fieldPath, description, validationCode });
  if (body.byteLength >= MAX_BODY)
    say(
      '',
      'VALUE_OUT_OF_BOUNDS',
      `The body has ${body.byteLength} bytes; below 130 kB is allowed.`,
    );
  let request: Readonly<Record<string, unknown>> | undefined;
  try {
    request = asObject(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    request = undefined;
  }
  if (!request) {
    say('', 'VALUE_INVALID', 'The body is not a JSON object.');
    return messages;
  }
  if (!isText(request.client_id) && !isText(request.app_instance_id))
    say('client_id', 'VALUE_REQUIRED', 'client_id (web) or app_instance_id (app) is required.');
  checkTime(request.timestamp_micros, 'timestamp_micros', now, say);
  checkUserProperties(request.user_properties, say);
  const events = request.events;
  if (!Array.isArray(events) || events.length === 0)
    say('events', 'VALUE_REQUIRED', 'A list of at least one event is required.');
  else {
    if (events.length > MAX_EVENTS)
      say('events', 'EXCEEDED_MAX_ENTITIES', `At most ${MAX_EVENTS} events are allowed.`);
    for (const [index, event] of events.entries()) checkEvent(event, `events[${index}]`, now, say);
  }
  return messages;
}

type Say = (fieldPath: string, code: ValidationCode, description: string) => void;

function checkEvent(value: unknown, path: string, now: number, say: Say): void {
  const event = asObject(value);
  if (!event) {
    say(path, 'VALUE_INVALID', 'An event is an object with name and params.');
    return;
  }
  const name = event.name;
  if (!isText(name)) say(`${path}.name`, 'VALUE_REQUIRED', 'An event needs a name.');
  else checkName(name, 40, `${path}.name`, RESERVED_EVENTS, say);
  checkTime(event.timestamp_micros, `${path}.timestamp_micros`, now, say);
  if (event.params === undefined) return;
  const params = asObject(event.params);
  if (!params) {
    say(`${path}.params`, 'VALUE_INVALID', 'params is an object.');
    return;
  }
  const entries = Object.entries(params);
  if (entries.length > MAX_PARAMS)
    say(`${path}.params`, 'EXCEEDED_MAX_ENTITIES', `At most ${MAX_PARAMS} parameters are allowed.`);
  for (const [key, param] of entries) {
    const field = `${path}.params.${key}`;
    if (key === 'items') checkItems(param, field, say);
    else {
      checkName(key, 40, field, new Set(), say);
      checkValue(param, LONG_VALUES[key] ?? 100, field, say);
    }
  }
}

function checkItems(value: unknown, path: string, say: Say): void {
  if (!Array.isArray(value)) {
    say(path, 'VALUE_INVALID', 'items is a list.');
    return;
  }
  if (value.length > MAX_ITEMS)
    say(path, 'EXCEEDED_MAX_ENTITIES', `At most ${MAX_ITEMS} items are allowed.`);
  for (const [index, entry] of value.entries()) {
    const item = asObject(entry);
    const field = `${path}[${index}]`;
    if (!item) {
      say(field, 'VALUE_INVALID', 'An item is an object.');
      continue;
    }
    if (!isText(item.item_id) && !isText(item.item_name))
      say(field, 'VALUE_REQUIRED', 'An item needs item_id or item_name.');
    const custom = Object.keys(item).filter((key) => !ITEM_FIELDS.has(key));
    if (custom.length > MAX_ITEM_CUSTOM)
      say(
        field,
        'EXCEEDED_MAX_ENTITIES',
        `At most ${MAX_ITEM_CUSTOM} custom parameters are allowed.`,
      );
  }
}

function checkUserProperties(value: unknown, say: Say): void {
  if (value === undefined) return;
  const properties = asObject(value);
  if (!properties) {
    say('user_properties', 'VALUE_INVALID', 'user_properties is an object of {value}.');
    return;
  }
  const entries = Object.entries(properties);
  if (entries.length > 25)
    say('user_properties', 'EXCEEDED_MAX_ENTITIES', 'At most 25 user properties are allowed.');
  for (const [name, property] of entries) {
    const path = `user_properties.${name}`;
    checkName(name, 24, path, RESERVED_PROPERTIES, say);
    checkValue(asObject(property)?.value, 36, `${path}.value`, say);
  }
}

function checkName(
  name: string,
  max: number,
  path: string,
  reserved: ReadonlySet<string>,
  say: Say,
): void {
  if (reserved.has(name) || RESERVED_PREFIX.test(name))
    say(path, 'NAME_RESERVED', `The name [${name}] is reserved.`);
  else if (!NAME.test(name))
    say(
      path,
      'NAME_INVALID',
      `The name [${name}] must start with a letter and have only letters, digits and _.`,
    );
  if (name.length > max)
    say(path, 'NAME_INVALID', `The name [${name}] is longer than ${max} characters.`);
}

function checkValue(value: unknown, max: number, path: string, say: Say): void {
  if (value === undefined || value === null) {
    say(path, 'VALUE_REQUIRED', 'A value is required.');
    return;
  }
  if (typeof value === 'object') {
    say(path, 'VALUE_INVALID', 'The value must be a text, a number or a boolean.');
    return;
  }
  if (String(value).length > max)
    say(path, 'VALUE_OUT_OF_BOUNDS', `The value is longer than ${max} characters.`);
}

function checkTime(value: unknown, path: string, now: number, say: Say): void {
  if (value === undefined) return;
  const at = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof at !== 'number' || !Number.isSafeInteger(at)) {
    say(path, 'VALUE_INVALID', 'The time is a whole number of microseconds.');
    return;
  }
  if (at < now - MAX_BACKDATE)
    say(path, 'VALUE_OUT_OF_BOUNDS', 'The time is more than 72 hours in the past.');
  else if (at > now + DAY) say(path, 'VALUE_OUT_OF_BOUNDS', 'The time is in the future.');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

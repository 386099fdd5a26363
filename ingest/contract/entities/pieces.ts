import * as z from 'zod';
import {
  day as calendarDay,
  currency as currencyCode,
  instant,
  text as longText,
  micros,
  decimal as millionths,
  key as shortText,
} from '../scalars.ts';

/** Pieces of entity fields. Absent: this version says nothing of it. Null: cleared. */
const field = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();

export const money = field(micros);
/** Millionths. */
export const decimal = field(millionths);
export const whole = field(z.int().nonnegative());
export const currency = field(currencyCode);
export const text = field(longText);
export const key = field(shortText);
export const time = field(instant);
export const day = field(calendarDay);
export const flag = field(z.boolean());

export const LIST_LENGTH = 200;
export const keys = field(z.array(shortText).max(LIST_LENGTH));
/** A few named words: answers of a survey, segments of a contact. */
export const words = field(
  z.record(shortText, longText).refine((all) => Object.keys(all).length <= 32, 'at most 32 names'),
);

export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values).optional();
}

/** How the person behind a record came, where the record itself says so; flattened for merging by field. */
export const traffic = {
  utmSource: text,
  utmMedium: text,
  utmCampaign: text,
  utmTerm: text,
  utmContent: text,
  /** Names of the click ids that were present, joined by commas. */
  clickIds: text,
  referrer: text,
  landingUrl: text,
};

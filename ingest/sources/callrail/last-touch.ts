import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { asObject } from '../../mapping/json-object.ts';
import { type Fields, textOf } from './fields.ts';

/** Flat fields of an object, by what the last touch calls the same. */
const SAME: readonly (readonly [flat: string, older: string, touch: string])[] = [
  ['source', 'callsource', 'source'],
  ['medium', 'referrermedium', 'medium'],
  ['campaign', 'campaign', 'campaign'],
  ['keywords', 'keywords', 'keywords'],
  ['referring_url', 'referrer', 'referrer'],
  ['landing_page_url', 'landingpage', 'landing'],
];
const UTM = ['source', 'medium', 'campaign', 'term', 'content'];

/**
 * The object with its empty fields filled from `milestones.last_touch`, which the API sends beside them: the
 * session that the call or the form came out of.
 */
export function withLastTouch(fields: Fields): Fields {
  const touch = asObject(asObject(fields.milestones)?.last_touch);
  if (!touch) return fields;
  const filled = new Map<string, unknown>();
  for (const [flat, older, name] of SAME)
    if (!textOf(fields, [flat, older])) filled.set(flat, touch[name]);
  const tags = asObject(touch.url_utm_params) ?? {};
  for (const name of UTM)
    if (!textOf(fields, [`utm_${name}`]))
      filled.set(`utm_${name}`, textOf(tags, [`utm_${name}`, name]));
  const landing = asObject(touch.landing_page_url_params) ?? {};
  for (const [key, name] of CLICK_ID_NAMES)
    if (!textOf(fields, [key, name])) filled.set(key, textOf(landing, [key, name]));
  return { ...fields, ...Object.fromEntries(filled) };
}

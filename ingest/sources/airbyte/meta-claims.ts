import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import type { ToldClaim } from './claimed.ts';

/** Names of one action that hold each other: the first that is told counts, and none is added. */
const FAMILIES: readonly (readonly [action: string, names: readonly string[]])[] = [
  ['purchase', ['omni_purchase', 'purchase', 'offsite_conversion.fb_pixel_purchase']],
  ['lead', ['lead', 'onsite_conversion.lead_grouped', 'offsite_conversion.fb_pixel_lead']],
];
/** Members of an action that are attribution windows; `value` is by the setting of the ad set. */
const WINDOW = /^\d+d_(click|view|ev)$/;

/** `actions` and `action_values` of a row of `ads_insights`, one family of names each. */
export function metaClaims(data: JsonObject): ToldClaim[] {
  const actions = objectsOf(data.actions);
  const values = objectsOf(data.action_values);
  return FAMILIES.flatMap(([action, names]) => {
    const name = names.find((one) =>
      [...actions, ...values].some(({ action_type: type }) => type === one),
    );
    if (name === undefined) return [];
    const counts = actions.find(({ action_type: type }) => type === name) ?? {};
    const worths = values.find(({ action_type: type }) => type === name) ?? {};
    const windows = [...new Set([...Object.keys(counts), ...Object.keys(worths)])]
      .filter((member) => WINDOW.test(member))
      .sort();
    return ['value', ...windows].map((member) => ({
      setting: member === 'value' ? 'account' : member,
      ...{ action, conversions: counts[member], value: worths[member] },
    }));
  });
}

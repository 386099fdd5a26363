import { lineKey, type Plan } from '../contract/plans.ts';
import type { FieldError } from '../problems/problems.ts';

const MOST = 100;

/** What a later version of a plan says otherwise, field by field; lines are named by channel, campaign and month. */
export function difference(before: Plan, after: Plan): FieldError[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({
      field,
      message: `${old.get(field) ?? 'nothing'} became ${now.get(field) ?? 'nothing'}`,
    }));
  if (changed.length <= MOST) return changed;
  const rest = { field: 'lines', message: `${changed.length - MOST} more fields were changed` };
  return [...changed.slice(0, MOST), rest];
}

function fieldsOf({ name, settings, lines }: Plan): ReadonlyMap<string, string> {
  const fields = new Map([['name', JSON.stringify(name)]]);
  const add = (prefix: string, values: object) => {
    for (const [key, value] of Object.entries(values))
      if (value !== undefined) fields.set(`${prefix}.${key}`, JSON.stringify(value));
  };
  add('settings', settings);
  for (const line of [...lines].sort((a, b) => (lineKey(a) < lineKey(b) ? -1 : 1))) {
    const { channel, campaign, month, ...values } = line;
    add(`lines[${[channel, campaign, month].filter(Boolean).join(' · ')}]`, values);
  }
  return fields;
}

import { analyticsText } from '../../mapping/analytics-text.ts';

/** Members of one CallRail object, whichever encoding brought them. */
export type Fields = Readonly<Record<string, unknown>>;

/** The first of `names` that says something, cut to `max` characters. CallRail renamed most fields once. */
export function textOf(fields: Fields, names: readonly string[], max = 2048): string | undefined {
  for (const name of names) {
    const text = analyticsText(fields[name], max);
    if (text !== undefined && text !== 'null') return text;
  }
  return undefined;
}

/** A truth value: JSON sends booleans, forms and queries the words. Undefined when nothing is said. */
export function truthOf(fields: Fields, name: string): boolean | undefined {
  const text = textOf(fields, [name])?.toLowerCase();
  if (text === 'true' || text === '1' || text === 'yes') return true;
  return text === 'false' || text === '0' || text === 'no' ? false : undefined;
}

/** The object's own id. Since 2021 a prefix names its kind: `CAL…`, `FRM…`. */
export function resourceId(fields: Fields): string | undefined {
  return textOf(fields, ['resource_id', 'call_resource_id', 'id'], 256);
}

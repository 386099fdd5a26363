import type { CollectRequest } from '../../contract/source.ts';
import { readForm } from '../../kit/body-records.ts';
import { decodeText } from '../../mapping/map-records.ts';
import { parsePath, valueAt } from './path.ts';
import { plainText } from './plain-text.ts';

/** The text of one field of a body that is not trusted yet; undefined where it has none or cannot be read. */
export function bodyField({ body }: CollectRequest, name: string): string | undefined {
  const path = parsePath(name);
  const record = path && objectIn(decodeText(body).replace(/^\uFEFF/, ''));
  return path && record !== undefined ? plainText(valueAt(path, scopeOf(record))) : undefined;
}

function objectIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return readForm(text.trim());
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function scopeOf(record: unknown): Parameters<typeof valueAt>[1] {
  const delivery = { headers: {}, query: '', account: '' } as never;
  return {
    record,
    parents: [],
    keys: [],
    part: '',
    root: record,
    delivery,
    settings: {},
    fields: {},
  };
}

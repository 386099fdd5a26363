import { RecordError } from '../contract/record-error.ts';
import type { RecordText } from './map-records.ts';
import { parseJson } from './parse-json.ts';

/**
 * Records of a JSON body: NDJSON, one array, or one object. A line that is no JSON becomes a record
 * whose value is the error, so that the lines around it are kept.
 */
export function readJson(text: string): readonly RecordText[] {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const whole = tryParse(body);
  if (whole.ok) {
    if (!Array.isArray(whole.value)) return [{ raw: body, value: whole.value }];
    return whole.value.map((value) => ({ raw: JSON.stringify(value), value }));
  }
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((raw) => {
    const line = tryParse(raw);
    return {
      raw,
      value: line.ok
        ? line.value
        : new RecordError('record_unreadable', { expected: 'JSON', got: raw }),
    };
  });
}

function tryParse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: parseJson(text) };
  } catch {
    return { ok: false };
  }
}

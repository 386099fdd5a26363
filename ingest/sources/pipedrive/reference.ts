import { isObject } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';

/** Native id as text: a bare number or text, or the object that v1 expands a reference to. */
export function referenceOrNull(value: unknown): string | null {
  return textOrNull(isObject(value) ? (value.value ?? value.id) : value);
}

/**
 * The value with every text in it as well-formed Unicode: half of a surrogate pair, which JSON may hold
 * as an escape and which any cut through an emoji makes, becomes U+FFFD. No store of UTF-8 takes such a
 * half. What is well formed comes back as the same object.
 */
export function wellFormed<Value>(value: Value): Value {
  return made(value) as Value;
}

function made(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(made);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const object = value as Record<string, unknown>;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(object)) {
    const name = key.toWellFormed();
    const member = made(object[key]);
    if (name === key && member === object[key]) continue;
    changed ??= { ...object };
    delete changed[key];
    changed[name] = member;
  }
  return changed ?? value;
}

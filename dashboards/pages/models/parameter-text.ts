/** A model's parameter as it was used: lists with commas, groups as `name: value`. */
export function parameterText(value: unknown): string {
  if (Array.isArray(value)) return value.map(parameterText).join(', ');
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${parameterText(part)}`)
      .join(', ');
  }
  return String(value ?? '—');
}

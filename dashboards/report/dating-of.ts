import type { AskedDating } from '../client/queries.ts';
import type { ChoicePart } from './choice-parts.ts';

/** By which model and date basis an address asks a report; null where the report has no basis. */
export function datingOf(parts: readonly ChoicePart[], search: string): AskedDating | null {
  const query = new URLSearchParams(search);
  const [model, basis] = (['model', 'basis'] as const).map((key) => {
    const part = parts.find((one) => one.key === key);
    const asked = query.get(key);
    return part && (asked !== null && part.options.includes(asked) ? asked : part.usual);
  });
  return model && basis ? { model, basis } : null;
}

import type * as z from 'zod';
import type { AskedDating } from '../client/queries.ts';
import { choiceParts } from './choice-parts.ts';

/** By which model and date basis an address asks a report; null where the report has no basis. */
export function datingOf(shape: z.ZodRawShape, search: string): AskedDating | null {
  const query = new URLSearchParams(search);
  const [model, basis] = (['model', 'basis'] as const).map((key) => {
    const part = choiceParts(shape).find((one) => one.key === key);
    const asked = query.get(key);
    return part && (asked !== null && part.options.includes(asked) ? asked : part.usual);
  });
  return model && basis ? { model, basis } : null;
}

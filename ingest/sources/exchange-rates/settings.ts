import * as z from 'zod';

export const exchangeRatesSettings = z.strictObject({
  /** Bearer token of the HTTP endpoint. */
  token: z.string().min(16).optional(),
});
export type ExchangeRatesSettings = z.output<typeof exchangeRatesSettings>;

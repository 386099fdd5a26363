import * as z from 'zod';

export const exchangeRatesSettings = z.strictObject({
  token: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
});
export type ExchangeRatesSettings = z.output<typeof exchangeRatesSettings>;

import * as z from 'zod';
import { decimalShare } from './formats.ts';

const partner = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(256)
    .describe('As sales and promo codes name the partner, in any letter case.'),
  commission: decimalShare
    .optional()
    .describe(
      'Share of each sale that the partner gets: 0.10. A sale that tells its commission itself counts with that. 0 where there is none; left out, it is not known.',
    ),
  commissionOf: z
    .enum(['revenue', 'margin'])
    .default('revenue')
    .describe('What the commission is a share of.'),
  campaigns: z
    .array(z.string().trim().min(1).max(512))
    .max(200)
    .default([])
    .describe('Joint campaigns, by their ids or names as the costs have them.'),
  pays: decimalShare
    .default('0')
    .describe('Share of the cost of the joint campaigns that the partner pays: 0.40.'),
});

/** Who sells for the business, and on which terms. */
export const partnersSchema = z
  .array(partner)
  .max(500)
  .superRefine((partners, context) => {
    const repeated = (names: readonly string[]) =>
      names.find((name, at) => names.indexOf(name) !== at);
    const name = repeated(partners.map((one) => one.name.toLowerCase()));
    if (name !== undefined)
      context.addIssue({ code: 'custom', message: `the partner ${name} is named twice` });
    const campaign = repeated(
      partners.flatMap(({ campaigns }) => campaigns.map((one) => one.toLowerCase())),
    );
    if (campaign !== undefined)
      context.addIssue({
        code: 'custom',
        message: `the campaign ${campaign} is joint with two partners, and its cost has one owner`,
      });
  })
  .default([])
  .describe('Dealers, bloggers and other partners with their terms, for the report `partners`.');

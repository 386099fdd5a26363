import * as z from 'zod';
import { currency, zone } from '../../../contract/settings.ts';
import { marginRate } from '../../../mapping/margin-rate.ts';
import { FILE_KINDS } from '../headings/kinds.ts';
import { MEANINGS } from '../headings/meanings.ts';
import { SEPARATORS } from '../table/cut-csv.ts';
import { ENCODINGS } from '../table/decode.ts';

const day = z.iso.date();
const label = z.string().min(1).max(128);

/**
 * What is said about a file. Whatever is left out is found in the file or asked for. What a file was read
 * by is the same, with nothing left out: it travels with the file, so that a replay reads it the same way.
 */
export const fileOptions = z.strictObject({
  kind: z.enum(FILE_KINDS).optional().describe('What the file tells.'),
  vendor: label.optional().describe('Whose export it is, such as `google_ads`.'),
  columns: z
    .record(z.string().max(256), z.enum(MEANINGS))
    .optional()
    .describe('Meaning of headings that are not known, or meant otherwise.'),
  encoding: z.enum(ENCODINGS).optional().describe('Encoding, where it cannot be told.'),
  separator: z.enum(SEPARATORS).optional().describe('Separator of CSV.'),
  decimal: z.enum(['comma', 'point']).optional().describe('How decimals are written.'),
  dates: z.enum(['ymd', 'dmy', 'mdy']).optional().describe('Order in which dates are written.'),
  currency: currency().optional().describe('Currency of amounts that do not say it.'),
  timezone: zone().optional().describe('Zone of times that do not say it.'),
  vat: z.enum(['included', 'excluded']).optional().describe('Whether costs hold VAT.'),
  marginRate: marginRate
    .optional()
    .describe('Share of margin in net revenue of sales that do not say what their goods cost.'),
  utmSource: label.optional().describe('Source of the visits that the costs buy.'),
  utmMedium: label.optional().describe('Medium of the visits that the costs buy.'),
  spread: z
    .enum(['days', 'months'])
    .optional()
    .describe('How a cost of several days is shared out: evenly by day, or by month.'),
  from: day.optional().describe('First day of costs without days.'),
  to: day.optional().describe('Last day of costs without days.'),
  won: z.array(label).max(50).optional().describe('Stages in which a deal is won.'),
  lost: z.array(label).max(50).optional().describe('Stages in which a deal is lost.'),
});
export type FileOptions = z.output<typeof fileOptions>;

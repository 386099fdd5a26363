import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { day, meta, page } from '../terms.ts';
import { customerDrill } from './customers-card.ts';
import { CUSTOMERS_COLUMNS } from './customers-columns.ts';
import { customersNotes } from './customers-notes.ts';

const money = z.string().nullable();
const figures = z.object({ sales: z.number(), revenue: money, margin: money });

export const customersReport = z.object({
  meta: meta.extend({
    report: z.literal('customers'),
    /** Whether somebody was looked for: then the days select nobody. */
    is_search: z.boolean(),
  }),
  /** Of all customers that were found. */
  totals: figures.extend({ customers: z.number() }),
  /** One page, the most valuable first. */
  rows: z.array(
    figures.extend({
      customer: z.string(),
      /** Null for a person who has bought nothing. */
      first_day: day.nullable(),
      last_day: day.nullable(),
      /** Number or title of it. */
      last_sale: z.string().nullable(),
      /** Of the journey to the first sale; `not_told` without a touch. */
      first_channel: z.string(),
    }),
  ),
});
export type CustomersReport = z.infer<typeof customersReport>;

/** Who bought, and one of them by a number, an address or a phone. */
export const customers = reportContract({
  name: 'customers',
  question: {
    en: 'Who are our customers, and how did they come?',
    ru: 'Кто наши клиенты и как они пришли?',
    tr: 'Müşterilerimiz kim ve nasıl geldiler?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: {
    search: z
      .string()
      .trim()
      .max(320)
      .optional()
      .describe(
        'An e-mail address, a phone number or their SHA-256 (email:…, phone:…), an identifier as type:value, or a part of the number or title of a sale. Customers of all days are searched',
      ),
    ...page,
  },
  answer: customersReport,
  columns: CUSTOMERS_COLUMNS,
  table: ({ rows }) => ({
    columns: CUSTOMERS_COLUMNS,
    rows: rows.map(({ first_day, last_day, last_sale, ...cells }) => ({
      // Who has bought nothing has none of them.
      cells: {
        ...cells,
        ...(first_day && { first_day }),
        ...(last_day && { last_day }),
        ...(last_sale && { last_sale }),
      },
      key: cells.customer,
    })),
  }),
  notes: (answer, language = 'en') => customersNotes(answer).map((texts) => texts[language]),
  drills: { customer: customerDrill },
  samples: [{ limit: '10000' }, { search: '1' }],
});
export type CustomersQuery = z.input<typeof customers.query>;

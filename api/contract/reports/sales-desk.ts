import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_DESK_COLUMNS, deskColumns } from './sales-desk-columns.ts';
import { deskDeals, deskLeads } from './sales-desk-drills.ts';
import { salesDeskNotes } from './sales-desk-notes.ts';
import { DESK_BY, DESK_COLUMNS, hours, isOfDeals } from './sales-desk-terms.ts';

const share = z.number().nullable();

const ofLeads = z.object({
  leads: z.number(),
  in_time: z.number(),
  in_time_share: share,
  /** Minutes; null where no answer is known. */
  response: z.number().nullable(),
  late: z.number(),
  never: z.number(),
  pending: z.number(),
  sold: z.number(),
  sold_share: share,
});
const ofDeals = z.object({
  deals: z.number(),
  went_on: z.number(),
  went_on_share: share,
  lost: z.number(),
  stands: z.number(),
  /** Of deals that have left the stage; null where none has. */
  days: z.number().nullable(),
  amount: z.string().nullable(),
  /** Of all that were lost. */
  share,
});

const salesDeskReport = z.object({
  meta: meta.extend({
    report: z.literal('sales-desk'),
    by: z.enum(DESK_BY),
    hours: z.number(),
    /** Whether any source tells when somebody is answered. */
    has_answers: z.boolean(),
  }),
  leads: z.array(ofLeads.extend({ name: z.string() })),
  /** Of all leads; null where the rows are of deals. */
  totals: ofLeads.nullable(),
  deals: z.array(ofDeals.extend({ name: z.string() })),
});
export type SalesDeskReport = z.infer<typeof salesDeskReport>;

/** How quickly leads are answered, where deals stand and why they are lost. */
export const salesDesk = reportContract({
  name: 'sales-desk',
  question: {
    en: 'How quickly do we answer leads, where do deals stand, and why are they lost?',
    ru: 'Как быстро отвечаем на лиды, где стоят сделки и почему мы их теряем?',
    tr: 'Adaylara ne kadar hızlı yanıt veriyoruz, anlaşmalar nerede bekliyor, neden kaybediliyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { by: z.enum(DESK_BY).default('type').describe('What a row is'), hours },
  answer: salesDeskReport,
  columns: ALL_DESK_COLUMNS,
  table: ({ meta: { by }, leads, totals, deals }) => ({
    columns: deskColumns(by) as readonly Column[],
    rows: [
      ...(isOfDeals(by) ? deals : leads).map(({ name, ...cells }) => ({
        cells: { [DESK_COLUMNS[by].key]: name, ...cells },
        key: name,
      })),
      ...(totals && leads.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
    ],
  }),
  notes: ({ meta }, language = 'en') => salesDeskNotes(meta).map((texts) => texts[language]),
  drills: { rows: deskLeads, deals: deskDeals },
  samples: [{}, { by: 'owner' }, { by: 'stage' }, { by: 'reason' }],
});

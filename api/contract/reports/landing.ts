import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { BASES, basis, comparison, day, MODELS, meta, metricValue, model, page } from '../terms.ts';
import { WHYS } from '../why.ts';
import { ALL_LANDING_COLUMNS, LANDING_METRICS, landingColumns } from './landing-columns.ts';
import { landingNotes } from './landing-notes.ts';
import { landingRows } from './landing-rows.ts';
import { LANDING_BY, landingWhere } from './landing-terms.ts';

const count = z.number().nullable();
const sums = {
  visits: count,
  leads: count,
  new_customers: count,
  revenue: metricValue,
  margin: metricValue,
};
const figures = z.object({
  ...sums,
  /** Visits that were engaged, and of how many it is known; null where of none. */
  engaged: z.number(),
  engaged_known: z.number(),
  engaged_share: count,
  lead_rate: count,
  /** Whole sales with a touch of the row: the first one, the last one, or neither. Null where no touch can claim. */
  starts: count,
  assists: count,
  closes: count,
  margin_per_visit: metricValue,
  previous: z.object(sums).nullable(),
  why: z.partialRecord(z.enum(LANDING_METRICS), z.enum(WHYS)),
});

const landingReport = z.object({
  meta: meta.extend({
    report: z.literal('landing'),
    by: z.enum(LANDING_BY),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    where: z.array(z.string()),
    compare: z.object({ from: day, to: day }).nullable(),
    /** Rows before any were left out. */
    rows: z.number(),
    /** Visits of which it is known whether they were engaged. */
    engaged_known: z.number(),
    /** Visits from which on the shares of a row say something. */
    minimum: z.number(),
  }),
  rows: z.array(
    figures.extend({
      name: z.string(),
      /** `unattributed` is what no touch inside the window can claim. */
      kind: z.enum(['row', 'unattributed']),
      /** Opens its cells. */
      key: z.string(),
    }),
  ),
  totals: figures,
});
export type LandingReport = z.infer<typeof landingReport>;
type Figures = LandingReport['totals'];

/** Which pages, or creatives, visits begin with, and what part they have in sales. */
export const landing = reportContract({
  name: 'landing',
  question: {
    en: 'Which pages and creatives lead to sales?',
    ru: 'Какие страницы и креативы приводят к продажам?',
    tr: 'Hangi sayfalar ve kreatifler satışa götürüyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    by: z.enum(LANDING_BY).default('landing').describe('What a row is'),
    where: landingWhere,
    model,
    basis,
    compare: comparison(
      '364 days before for up to 31 days, so that weekdays meet; else the same dates',
    ),
    ...page,
  },
  answer: landingReport,
  columns: ALL_LANDING_COLUMNS,
  table: ({ meta: { by, compare }, rows, totals }) => {
    const cellsOf = ({ previous, why: _, ...cells }: Figures) => ({
      ...cells,
      ...Object.fromEntries(
        Object.entries(previous ?? {}).map(([key, value]) => [`previous_${key}`, value]),
      ),
    });
    const compared = compare ? { compared: compare } : {};
    return {
      columns: landingColumns(by).filter(
        ({ isPrevious }) => !isPrevious || compare,
      ) as readonly Column[],
      rows: [
        ...rows.map(({ name, kind, key, ...figuresOf }) => ({
          ...{ cells: { [by]: name, ...cellsOf(figuresOf) }, key, why: figuresOf.why },
          ...{ isUnattributed: kind === 'unattributed', ...compared },
        })),
        ...(rows.length > 0
          ? [
              {
                ...{ cells: cellsOf(totals), sum: 'total' as const, key: '', why: totals.why },
                ...compared,
              },
            ]
          : []),
      ],
    };
  },
  notes: (answer, language = 'en') => landingNotes(answer).map((texts) => texts[language]),
  drills: { rows: landingRows },
  samples: [
    {},
    { by: 'creative', model: 'linear' },
    { model: 'first', where: 'device:is:mobile', compare: 'previous' },
  ],
});

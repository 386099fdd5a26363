import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { meta } from '../terms.ts';
import { SCRIPT_COLUMNS, soldWithin } from './script-columns.ts';
import { scriptNotes } from './script-notes.ts';
import { scriptRows } from './script-rows.ts';

const share = z.number().nullable();

const scriptReport = z.object({
  meta: meta.extend({
    report: z.literal('script'),
    within: z.number(),
    /** Calls with a point, and without it, that a comparison needs. */
    minimum: z.number(),
  }),
  rows: z.array(
    z.object({
      point: z.string(),
      /** Calls of which somebody says whether they keep it. */
      calls: z.number(),
      kept: z.number(),
      kept_share: share,
      sold_kept: z.number(),
      sold_kept_share: share,
      sold_missed: z.number(),
      sold_missed_share: share,
      /** Of the shares that bought, with its 95 % interval; null below the minimum. */
      difference: share,
      difference_low: share,
      difference_high: share,
      conclusion: z.enum(['more', 'fewer', 'within_chance', 'below_minimum']),
    }),
  ),
});
export type ScriptReport = z.infer<typeof scriptReport>;

/** Whether calls keep to the script of the desk, and what that goes with. */
export const script = reportContract({
  name: 'script',
  question: {
    en: 'Which points of the script do calls keep, and do those calls sell more?',
    ru: 'Какие пункты скрипта выполняют на звонках и продают ли такие звонки больше?',
    tr: 'Aramalarda senaryonun hangi maddeleri uygulanıyor ve bu aramalar daha çok satıyor mu?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { within: soldWithin },
  answer: scriptReport,
  columns: SCRIPT_COLUMNS,
  table: ({ rows }) => ({
    columns: SCRIPT_COLUMNS,
    rows: rows.map((cells) => ({ cells, key: cells.point })),
  }),
  mayFindNothing: true,
  notes: (answer, language = 'en') => scriptNotes(answer).map((texts) => texts[language]),
  drills: { rows: scriptRows },
  samples: [{}, { within: '90' }],
});

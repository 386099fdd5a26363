import * as z from 'zod';
import type { Language } from '../languages.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, ReportTable, TableRow } from '../table.ts';
import { ALL_MODELS, BASES, basis, day, list, meta, metricValue, page } from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';
import { CHANGE_PARTS, type ChangePart, changesColumns, SIDES } from './changes-columns.ts';
import { CHANGE_DRIVERS } from './changes-drivers.ts';

export const CHANGES_OF = ['margin', 'revenue', 'profit'] as const;
export type ChangesOf = (typeof CHANGES_OF)[number];
export const CHANGES_BY = ['channel', 'source', 'campaign'] as const;

/** `level_unmatched`: cost and results of the row are known together only at a level above it. */
export const CHANGE_FLAGS = ['level_unmatched', 'appeared', 'gone'] as const;

const sides = z.object(
  Object.fromEntries(CHANGE_PARTS.map((part) => [part, metricValue])) as Record<
    ChangePart,
    typeof metricValue
  >,
);
const effect = z.object({ driver: z.string(), effect: z.string() });

const line = z.object({
  /** The outcome of both periods; null is not known, and `why` says why. */
  before: z.string().nullable(),
  now: z.string().nullable(),
  change: z.string().nullable(),
  /**
   * Effects that add up to `change`, each of a driver or of several that can only be told together (`landing+lead_rate`);
   * those without any effect are left out. Null where one side is not known.
   */
  bridge: z.array(effect).nullable(),
  /** The driver that explains most of the change; null where nothing changed or it is not known. */
  factor: z.string().nullable(),
  factor_effect: z.string().nullable(),
  why: z.object({ before: z.enum(WHYS).optional(), now: z.enum(WHYS).optional() }),
  /** The sums behind both sides, which open into rows. */
  parts: z.object({ before: sides, now: sides }),
});
export type ChangeLine = z.infer<typeof line>;

const row = line.extend({
  /** Opens its cells through `explore/rows`. */
  key: z.string(),
  kind: z.enum(['row', 'unattributed']),
  channel: z.string(),
  /** Null where rows are not divided by it, and where cost and results meet only above. */
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  flags: z.array(z.enum(CHANGE_FLAGS)),
});
export type ChangeRow = z.infer<typeof row>;

export const changesReport = z.object({
  meta: meta.extend({
    report: z.literal('changes'),
    model: z.enum(ALL_MODELS),
    basis: z.enum(BASES),
    of: z.enum(CHANGES_OF),
    by: z.array(z.enum(CHANGES_BY)),
    where: z.array(z.string()),
    compare: z.object({ from: day, to: day }),
    /**
     * Share of the sales of each period that has typically arrived by the newest day with data; null where fewer than 30 sales
     * tell, and then late ones are not told apart.
     */
    matured: z.object({ before: z.number().nullable(), now: z.number().nullable() }),
    /**
     * What a unit of a foreign currency came to on average, by sales of any account and by costs of each. Both periods are taken at
     * `before` (at `now` where there was none), and what the rest of a rate moved is the driver `fx`.
     */
    rates: z.array(
      z.object({
        of: z.enum(['sales', 'costs']),
        account: z.string(),
        currency: z.string(),
        before: z.number().nullable(),
        now: z.number().nullable(),
      }),
    ),
    /** Rows before any were left out. */
    rows: z.number(),
    /** Rows with an outcome that is not known, which makes every sum of them unknown. */
    unknown: z.number(),
  }),
  /** The largest change first, up or down; what is not known after them, what no touch led to last. */
  rows: z.array(row),
  /** Everything: what the report `channels` says of both periods. */
  totals: line,
  /** Where everything is not known: what is known on both sides, together; null otherwise. */
  known: line.nullable(),
});
export type ChangesReport = z.infer<typeof changesReport>;

export const comparedWith = z
  .union([z.enum(['previous', 'year']), z.templateLiteral([z.iso.date(), '..', z.iso.date()])], {
    error: ({ input }) =>
      `Expected previous, year or two days such as 2026-01-01..2026-01-31, got ${JSON.stringify(input)}`,
  })
  .default('previous')
  .describe(
    'The period before: previous (as many days before), year (364 days before for up to 31 days, so that weekdays meet; else the same dates), or two days of its own such as 2026-01-01..2026-01-31',
  );

/** What changed, and why. */
export const changes = reportContract({
  name: 'changes',
  question: {
    en: 'What changed, and why?',
    ru: 'Что изменилось и почему?',
    tr: 'Ne değişti ve neden?',
  },
  readers: EVERYBODY,
  body: 'list',
  usually: 'week',
  asks: {
    of: z.enum(CHANGES_OF).default('margin').describe('What is explained'),
    compare: comparedWith,
    model: z
      .enum(ALL_MODELS)
      .default('last_non_direct')
      .describe(
        'Attribution model; a data-driven one is fitted on the journeys of each period, as in the report attribution',
      ),
    basis,
    by: list(CHANGES_BY)
      .prefault('channel,campaign')
      .describe(
        'Rows. A change is always divided campaign by campaign and then added up, so that rows of any level add up to the same',
      ),
    where: whereTerm('Only facts that pass', FACT_DIMENSIONS),
    ...page,
  },
  answer: changesReport,
  columns: changesColumns,
  table: (report) => changesTable(report),
  notes: ({ meta: { unknown, of, matured } }, language = 'en') => [
    ...(unknown > 0 ? [UNKNOWN_ROWS[language](unknown, of)] : []),
    ...(matured.before === null || matured.now === null ? [NO_TIMING[language]] : []),
  ],
  samples: [
    {},
    { by: 'channel', of: 'profit', model: 'linear' },
    { by: 'channel,source,campaign', of: 'revenue', basis: 'lead', compare: 'year' },
  ],
});

const UNKNOWN_ROWS: Readonly<Record<Language, (rows: number, of: ChangesOf) => string>> = {
  en: (rows, of) =>
    `${rows} ${rows === 1 ? 'row has' : 'rows have'} a ${of} that is not known, so the sum of everything is not known either.`,
  ru: (rows) => `Строк с неизвестным показателем: ${rows}. Поэтому неизвестна и общая сумма.`,
  tr: (rows) => `${rows} satırın değeri bilinmiyor; bu yüzden toplam da bilinmiyor.`,
};

const NO_TIMING: Readonly<Record<Language, string>> = {
  en: 'Fewer than 30 sales show how long a sale takes to arrive, so the effect of late sales is not shown separately.',
  ru: 'Меньше 30 продаж показывают, сколько времени проходит до продажи, поэтому влияние поздних продаж отдельно не показано.',
  tr: 'Satışların ne kadar sürede geldiğini gösteren satış sayısı 30’dan az; bu yüzden geç gelen satışların etkisi ayrıca gösterilmiyor.',
};

function changesTable({ meta, rows, totals }: ChangesReport): ReportTable {
  const absent = CHANGES_BY.filter((level) => !meta.by.includes(level) && level !== 'channel');
  return {
    columns: (changesColumns as readonly Column[]).filter(
      ({ key }) => !(absent as readonly string[]).includes(key),
    ),
    rows: [
      ...rows.map(({ key, kind, channel, source, campaign, flags, ...own }) => ({
        ...cellsOf(own, flags, { channel, source, campaign }),
        key,
        isUnattributed: kind === 'unattributed',
      })),
      ...(rows.length > 0 ? [{ ...cellsOf(totals, [], {}), key: '', sum: 'total' as const }] : []),
    ],
  };
}

function cellsOf(
  { before, now, change, bridge, factor, factor_effect, why, parts }: ChangeLine,
  flags: readonly string[],
  names: Readonly<Record<string, string | null>>,
): TableRow {
  const alone = new Set<string>(CHANGE_DRIVERS);
  const effects = bridge?.filter(({ driver }) => alone.has(driver)) ?? [];
  const together = bridge?.filter(({ driver }) => !alone.has(driver)) ?? [];
  return {
    cells: {
      ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null)),
      ...{ before, now, change },
      // Where nothing changed there is nothing to explain.
      ...(change === null || factor !== null
        ? { factor: factor?.split('+') ?? null, factor_effect }
        : {}),
      ...Object.fromEntries(
        CHANGE_DRIVERS.map((driver) => [
          `effect_${driver}`,
          effects.find((one) => one.driver === driver)?.effect ?? null,
        ]),
      ),
      effect_together: together.length > 0 ? sumOf(together) : null,
      ...Object.fromEntries(
        CHANGE_PARTS.flatMap((part) => SIDES.map((side) => [`${part}_${side}`, parts[side][part]])),
      ),
      flags: flags.join(' '),
    },
    why,
  };
}

const DIGITS = 6;

/** Exact sum of effects, as decimal text. */
function sumOf(effects: readonly { readonly effect: string }[]): string {
  const sum = effects.reduce((total, one) => total + unitsOf(one.effect), 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(DIGITS + 1, '0');
  const fraction = text.slice(-DIGITS).replace(/0{1,4}$/, '');
  return `${sum < 0n ? '-' : ''}${text.slice(0, -DIGITS)}.${fraction}`;
}

function unitsOf(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(`${whole}${fraction.padEnd(DIGITS, '0')}`);
  return decimal.startsWith('-') ? -units : units;
}

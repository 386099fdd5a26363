import * as z from 'zod';
import { formatTerms } from './formats.ts';
import type { Language } from './languages.ts';
import type { maturedPeriod } from './matured-days.ts';
import { maturedTerms, periodTerms, weekTerms } from './period.ts';
import type { Role } from './roles.ts';
import { segmentTerm } from './segment-term.ts';
import type { Column, Opening, ReportTable, TableRow, Texts } from './table.ts';

/**
 * What the body of a report is, which decides how a page draws it.
 * - `levels`: rows at the levels that were asked for, with totals.
 * - `matrix`: rows by models.
 * - `list`: one page of a longer list.
 * - `distributions`: histograms.
 * - `sets`: single channels, and sets of them.
 */
export type Body = 'levels' | 'matrix' | 'list' | 'distributions' | 'sets';

/** A question below a report: the rows behind a cell, or one of its rows by itself. */
export interface DrillContract<
  Asks extends z.ZodRawShape = z.ZodRawShape,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Below the report's own path: `rows`, or the name of a parameter, `:conversion`. */
  readonly path: string;
  readonly question: Texts;
  /** All parameters, that of the path as well. Unknown ones are refused. */
  readonly query: z.ZodObject<Asks, z.core.$strict>;
  /** It is of a period, so the days can be left out. */
  readonly isDated: boolean;
  readonly answer: Answer;
  /** Of its rows, for pages that show them; what opens a cell of theirs is the next question. */
  readonly columns?: readonly Column<never>[];
  /** As the description of the API names the answer. */
  readonly schema: string;
}

/** A report as everybody but its answer knows it. */
export interface ReportContract<
  Name extends string = string,
  Asks extends z.ZodRawShape = z.ZodRawShape,
  Answer extends z.ZodType = z.ZodType,
  Drills = Readonly<Record<string, DrillContract>>,
> {
  readonly name: Name;
  /** What it answers: heading, help, description. */
  readonly question: Texts;
  readonly readers: readonly Role[];
  /** Parameters: the period, those of the report, and how the answer is written. Unknown ones are refused. */
  readonly query: z.ZodObject<ReportShape<Asks>, z.core.$strict>;
  readonly answer: Answer;
  readonly body: Body;
  /** It is always of the twelve months that end with `to`, whatever `from` says. */
  readonly isOfTwelveMonths?: boolean;
  /**
   * The days where a request names none: the last 30 complete ones, the last seven, twelve months of the calendar, the
   * last up to the newest day, or so many that end where most sales of a day have typically arrived by the basis.
   */
  readonly usually?: 'week' | 'twelve_months' | { readonly maturedDays: number };
  /** It is of a plan, which has days of its own where a request names none. */
  readonly isOfPlan?: boolean;
  /** It is of all days of its plan, whatever `from` and `to` say. */
  readonly isOfWholePlan?: boolean;
  /** It is of a month that its own parameter names, whatever `from` and `to` say. */
  readonly isOfMonth?: boolean;
  /** It tells how and when data came, which is not the same in two lines that hold the same. */
  readonly isOfArrival?: boolean;
  /** Rows are what was found, and none is an answer as well. */
  readonly mayFindNothing?: boolean;
  /** Every column that it can have. */
  readonly columns: readonly Column<never>[];
  /** The answer as one flat table, for files and terminals. */
  table(answer: z.output<Answer>): ReportTable;
  /** Sentences that a reader has to know beside the figures, in English unless asked for in another language. */
  notes?(answer: z.output<Answer>, language?: Language): readonly string[];
  readonly drills: Drills;
  /**
   * Questions that between them read all that the report is made of. The proof of a move, the comparison of wirings
   * and the tests ask them; the period is theirs. Reports of arrival are not compared.
   */
  readonly samples: readonly Readonly<Record<string, string>>[];
}

type Frame = typeof periodTerms & typeof formatTerms;
type ReportShape<Asks> = Frame & Asks;

/** What a report is asked, once its query has passed. */
export type Asked<Contract extends { readonly query: z.ZodType }> = z.output<Contract['query']> & {
  /** Set where the request named no days. */
  readonly default_period?: boolean;
  /** Set where they were chosen by how far sales have arrived. */
  readonly matured_period?: z.output<typeof maturedPeriod>;
};

type Definition<Name extends string, Asks, Answer extends z.ZodType, Drills> = Omit<
  ReportContract<Name, z.ZodRawShape, Answer, Drills>,
  'query' | 'columns' | 'drills'
> & {
  /** Parameters of its own. */
  readonly asks: Asks;
  readonly columns: readonly Column<never>[];
  readonly drills?: Drills;
};

/** A report by its definition; the frame adds the period and the formats to what it asks. */
export function reportContract<
  const Name extends string,
  const Asks extends z.ZodRawShape,
  Answer extends z.ZodType,
  const Drills = Record<never, DrillContract>,
>({
  asks,
  drills,
  ...definition
}: Definition<Name, Asks, Answer, Drills>): ReportContract<Name, Asks, Answer, Drills> {
  const days = usualTerms(definition.usually);
  const query = z.strictObject({ ...days, ...withSegment(asks), ...formatTerms });
  const { table } = definition;
  return {
    ...definition,
    ...('where' in asks && {
      columns: definition.columns.map(openingWithSegment),
      table: (answer: z.output<Answer>) => {
        const { columns, rows } = table(answer);
        return { columns: columns.map(openingWithSegment), rows };
      },
    }),
    drills: drills ?? ({} as Drills),
    query: query as unknown as ReportContract<Name, Asks, Answer>['query'],
  };
}

function usualTerms(usually: ReportContract['usually']): typeof periodTerms {
  if (typeof usually === 'object') return maturedTerms(usually.maturedDays);
  return usually === 'week' ? weekTerms : periodTerms;
}

/** A question below a report by its definition. */
export function drillContract<const Asks extends z.ZodRawShape, Answer extends z.ZodType>({
  asks,
  ...definition
}: Omit<DrillContract<Asks, Answer>, 'query'> & { readonly asks: Asks }): DrillContract<
  Asks,
  Answer
> {
  return {
    ...definition,
    query: z.strictObject(withSegment(asks)) as unknown as DrillContract<Asks, Answer>['query'],
  };
}

/** Whatever takes conditions takes a saved set of them by its name. */
function withSegment(asks: z.ZodRawShape): z.ZodRawShape {
  return 'where' in asks ? { ...asks, ...segmentTerm } : asks;
}

/** Questions behind a figure that take conditions themselves. */
const CONDITIONED: ReadonlySet<string> = new Set([
  ...['channels/rows', 'explore/rows', 'journeys', 'landing/rows'],
  ...['calls/rows', 'deals/rows', 'offline/rows', 'service/rows'],
]);

/** Rows behind a figure are asked for with the segment of the figure. */
function openingWithSegment(column: Column<never>): Column<never> {
  const { opens } = column;
  if (!opens) return column;
  return {
    ...column,
    opens: (row: TableRow, asked: { readonly segment?: string }) => {
      const opening = opens.call(column, row, asked as never);
      return isOpening(opening) && asked.segment !== undefined && CONDITIONED.has(opening.path)
        ? { ...opening, query: { ...opening.query, segment: asked.segment } }
        : opening;
    },
  } as Column<never>;
}

function isOpening(opening: unknown): opening is Opening {
  return typeof opening === 'object' && opening !== null;
}

import type { ReactNode } from 'react';
import type { Catalogue } from '../format/catalogue.ts';
import type { TableSort } from '../table/data-column.ts';
import type { ReportParameters } from './asked.ts';
import type { Answer } from './use-report.ts';

/** What a figure above the table is drawn from. */
export interface FigureContext {
  readonly answer: Answer;
  readonly catalogue: Catalogue;
  readonly parameters: ReportParameters;
}

/** What a page of a contract has beside what the contract gives it. */
export interface PageSlots {
  /** Key of the heading's words, where the page asks in words of its own. */
  readonly question?: string;
  /** Names of the levels of rows, which then open one below the other. */
  readonly levels?: readonly string[];
  /** Sets of columns by name, and the one that is shown where none was chosen. */
  readonly presets?: {
    readonly all: Readonly<Record<string, readonly string[]>>;
    readonly usual: string;
  };
  readonly usualSort?: TableSort;
  readonly answer?: (answer: Answer) => ReactNode;
  readonly figure?: (context: FigureContext) => ReactNode;
  /** Below the table. */
  readonly notes?: (context: Pick<FigureContext, 'answer' | 'catalogue'>) => ReactNode;
  readonly skeleton?: ReactNode;
  /** Its figures are too young to be judged. */
  readonly isUnripe?: (answer: Answer) => boolean;
}

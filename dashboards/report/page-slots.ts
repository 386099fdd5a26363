import type { ReactNode } from 'react';
import type { Misread } from '../address/address-state.ts';
import type { SentencePart } from '../controls/sentence-part.ts';
import type { Catalogue } from '../format/catalogue.ts';
import type { TableSort } from '../table/data-column.ts';
import type { ReportParameters } from './asked.ts';
import type { Answer, AnswerMeta } from './use-report.ts';

/** What a figure above the table is drawn from. */
export interface FigureContext {
  readonly answer: Answer;
  readonly catalogue: Catalogue;
  readonly parameters: ReportParameters;
  /** Opens what stands behind a cell of the table, by the key of its row and its column. */
  readonly onOpen: (row: string, column: string) => void;
}

/** What a page of a contract has beside what the contract gives it. */
export interface PageSlots {
  /** Key of the heading's words, where the page asks in words of its own. */
  readonly question?: string;
  /** Parts of the sentence that come first, from the answer on screen. */
  readonly parts?: (meta: AnswerMeta | null) => readonly SentencePart[];
  /** What of the address the page itself could not follow. */
  readonly strays?: readonly Misread[];
  /** False until it is known what the report is asked. */
  readonly isKnown?: boolean;
  /** What stands in the place of figures where no plan is in force. */
  readonly planless?: ReactNode;
  /** Names of the levels of rows, which then open one below the other. */
  readonly levels?: readonly string[];
  /** Sets of columns by name, null for all columns, and the one that is shown where none was chosen. */
  readonly presets?: {
    readonly all: Readonly<Record<string, readonly string[] | null>>;
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

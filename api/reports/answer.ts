import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type * as z from 'zod';
import type { Permission } from '../auth/permissions.ts';
import type { Asked, DrillContract, ReportContract } from '../contract/report.ts';
import type { Period } from './period.ts';
import type { ReportConfig } from './report-config.ts';
import type { State } from './state.ts';

/** What an answer is read from. */
export interface Published {
  readonly reader: Reader;
  /** What to read, from `readState`; null on an empty warehouse. */
  readonly state: State | null;
  /** Days that hold data, from `readDataRange`. */
  readonly dataRange: Period | null;
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
}

/**
 * @throws {ProblemError} for a question that passes its schema and cannot be answered.
 */
export type Answering<Contract extends { readonly query: z.ZodType; readonly answer: z.ZodType }> =
  (
    published: Published,
    asked: Asked<Contract>,
    config: ReportConfig,
  ) => Promise<z.output<Contract['answer']>>;

/** An answer that was fixed before. */
export interface Fixed<Answer> {
  /** Names it: with the same name, state and question it is the same. */
  readonly name: string;
  answer(published: Published, config: ReportConfig): Promise<Answer>;
}

export interface DrillAnswer<Contract extends DrillContract> {
  readonly answer: Answering<Contract>;
  /** What names the answer beside the state and the question. */
  fixed?(
    published: Published,
    asked: Asked<Contract>,
    config: ReportConfig,
  ): Promise<Fixed<z.output<Contract['answer']>> | undefined>;
  /** What the caller has to be permitted beside the report. */
  permission?(asked: Asked<Contract>): Permission;
}

/** How a report is answered. */
export interface ReportAnswer<Contract extends ReportContract> {
  readonly answer: Answering<Contract>;
  /** What somebody has fixed as the answer to this question. */
  fixed?(
    published: Published,
    asked: Asked<Contract>,
    config: ReportConfig,
  ): Promise<Fixed<z.output<Contract['answer']>> | undefined>;
  readonly drills: {
    readonly [Name in keyof Contract['drills']]: DrillAnswer<Contract['drills'][Name]>;
  };
}

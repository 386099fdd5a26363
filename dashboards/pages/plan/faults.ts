import type { Problem } from '@throughline/api/contract/problem';
import type { TFunction } from 'i18next';

/** One thing that is wrong in a sheet, and where. */
export interface Fault {
  readonly place: string;
  /** In the reader's language, by its code. */
  readonly sentence: string;
  /** What was expected, as the server says it; only readers of its language are told. */
  readonly detail: string | null;
}

type FieldError = NonNullable<Problem['errors']>[number];

/** All that is wrong in a sheet, each with its sheet and cell. */
export function faultsOf(problem: Problem, language: string, t: TFunction): readonly Fault[] {
  return (problem.errors ?? []).map((error) => ({
    place: placeOf(error, t),
    sentence: t(`problem.${error.code ?? problem.code}`, { defaultValue: error.message }),
    detail: language === 'en' ? error.message : null,
  }));
}

function placeOf({ sheet, cell, row, column, field }: FieldError, t: TFunction): string {
  const place =
    sheet !== undefined && cell !== undefined
      ? `${sheet}!${cell}`
      : row === undefined
        ? field
        : [sheet, t('plan.import.row', { row })].filter(Boolean).join(', ');
  return column === undefined ? place : `${place} (${column})`;
}

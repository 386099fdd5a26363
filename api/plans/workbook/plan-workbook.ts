import type { Language } from '../../contract/languages.ts';
import { sheetText } from '../../export/xlsx/sheet-text.ts';
import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import { writeWorkbook } from '../../spreadsheet/write/write-workbook.ts';
import type { StoredPlan } from '../read-plans.ts';
import { channelsSheet } from './channels-sheet.ts';
import { checkSheet } from './check-sheet.ts';
import { inputsSheet } from './inputs-sheet.ts';
import { lagSheet } from './lag-sheet.ts';
import { monthsSheet } from './months-sheet.ts';
import { paybackSheet } from './payback-sheet.ts';
import { PLAN_COLUMNS } from './plan-columns.ts';
import { planFigures } from './plan-figures.ts';
import { channelsOf, planSheet } from './plan-sheet.ts';
import { readMeSheet } from './read-me-sheet.ts';
import { riskOfPlan } from './risk-of-plan.ts';
import { riskSheet } from './risk-sheet.ts';
import { wordsIn } from './words.ts';

export interface WorkbookOptions {
  readonly language: Language;
  /** Sheets of facts, placed after those of the plan. */
  readonly facts?: readonly Sheet[];
}

/**
 * A version of a plan as a workbook whose formulae are live: inputs are unlocked, everything else computes from them
 * and carries the result that the library gives. The same version and language are the same bytes.
 * @throws ProblemError `plan_not_computable`.
 */
export function planWorkbook(
  stored: StoredPlan,
  { language, facts = [] }: WorkbookOptions,
): Uint8Array {
  const words = wordsIn(language);
  const figures = planFigures(stored);
  const channels = channelsOf(stored.plan.lines);
  const headings = (key: string) =>
    PLAN_COLUMNS.find((column) => column.key === key)!.texts[language];
  const about = readMeSheet(stored, language, words);
  const inputs = inputsSheet(figures, words);
  const lag = lagSheet(figures, inputs, words);
  const months = monthsSheet(figures, lag, words);
  const payback = paybackSheet(figures, words);
  const byChannel = channelsSheet(figures, channels, headings, words);
  return writeWorkbook({
    title: sheetText(stored.plan.name),
    language,
    created: stored.created_at,
    names: new Map([...about.names, ...inputs.names, ...months.names, ...payback.names]),
    sheets: [
      ...[about.sheet, inputs.sheet, planSheet(figures, channels, language, words)],
      ...[lag.sheet, months.sheet, payback.sheet, byChannel.sheet],
      ...facts,
      riskSheet(riskOfPlan(stored), stored.plan.name, words),
      checkSheet(figures, byChannel, months, words),
    ],
  });
}

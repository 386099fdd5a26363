import type { Language } from '../../contract/languages.ts';
import { summaryOfSpreads } from '../../contract/spreads.ts';
import { spreadsNote } from '../../contract/spreads-note.ts';
import { sheetText } from '../../export/xlsx/sheet-text.ts';
import { writeWorkbook } from '../../spreadsheet/write/write-workbook.ts';
import { plannedFigures } from '../plan-lines.ts';
import type { StoredPlan } from '../read-plans.ts';
import { NO_SPREADS, type PlanSpreads } from '../risk/plan-spreads.ts';
import { spreadsTold } from '../risk/spreads-told.ts';
import { channelsSheet } from './channels-sheet.ts';
import { checkSheet } from './check-sheet.ts';
import type { Comparison } from './facts/compared-lines.ts';
import { factSheets } from './facts/fact-sheets.ts';
import { inputsSheet } from './inputs-sheet.ts';
import { lagSheet } from './lag-sheet.ts';
import { monthsSheet } from './months-sheet.ts';
import { paybackSheet } from './payback-sheet.ts';
import { PLAN_COLUMNS } from './plan-columns.ts';
import { planFigures } from './plan-figures.ts';
import { channelsOf, planSheet } from './plan-sheet.ts';
import { readMeSheet } from './read-me-sheet.ts';
import { type Risk, riskApart, riskOfPlan } from './risk-of-plan.ts';
import { riskSheet } from './risk-sheet.ts';
import { wordsIn } from './words.ts';

export interface WorkbookOptions {
  readonly language: Language;
  /** What has come of the plan; without it there are no sheets of facts. */
  readonly comparison?: Comparison | undefined;
  /** How much drivers have varied; as is assumed without it. */
  readonly spreads?: PlanSpreads;
}

/**
 * A version of a plan as a workbook whose formulae are live: inputs are unlocked, everything else computes from them
 * and carries the result that the library gives. The same version and language are the same bytes.
 * @throws ProblemError `plan_not_computable`.
 */
export function planWorkbook(stored: StoredPlan, options: WorkbookOptions): Uint8Array {
  return withRisk(stored, options)(riskOfPlan(stored, options.spreads));
}

/** The same while its risk is drawn in the thread of long calculations. */
export async function planWorkbookApart(
  stored: StoredPlan,
  options: WorkbookOptions,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const drawing = riskApart(stored, options.spreads, signal);
  // The sheets may be refused before the risk is.
  drawing.catch(() => {});
  const written = withRisk(stored, options);
  return written(await drawing);
}

/** All sheets but that of the risk; it is written once that is there. */
function withRisk(
  stored: StoredPlan,
  { language, comparison, spreads = NO_SPREADS }: WorkbookOptions,
): (risk: Risk | null) => Uint8Array {
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
  const before = [
    ...[about.sheet, inputs.sheet, planSheet(figures, channels, language, words)],
    ...[lag.sheet, months.sheet, payback.sheet, byChannel.sheet],
    ...(comparison ? factSheets(comparison, words) : []),
  ];
  const told = { title: stored.plan.name, restsOn: restsOn(stored, spreads, language) };
  return (risk) =>
    writeWorkbook({
      title: sheetText(stored.plan.name),
      language,
      created: stored.created_at,
      names: new Map([...about.names, ...inputs.names, ...months.names, ...payback.names]),
      sheets: [
        ...before,
        riskSheet(risk, told, words),
        checkSheet(figures, byChannel, months, words),
      ],
    });
}

/** What tells how much drivers vary. */
function restsOn(stored: StoredPlan, spreads: PlanSpreads, language: Language): string {
  const told = spreadsTold(plannedFigures(stored).lines, spreads);
  return spreadsNote(summaryOfSpreads(told))[0]?.[language] ?? '';
}

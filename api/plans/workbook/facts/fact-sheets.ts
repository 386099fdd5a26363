import type { Sheet } from '../../../spreadsheet/write/workbook.ts';
import type { Words } from '../words.ts';
import { bridgeSheet } from './bridge-sheet.ts';
import { type Comparison, comparedLines } from './compared-lines.ts';
import { factSheet } from './fact-sheet.ts';
import { planFactSheet } from './plan-fact-sheet.ts';

/** What has come of a plan, beside it: facts, both sides, and what makes the difference. */
export function factSheets(comparison: Comparison, words: Words): readonly Sheet[] {
  const lines = comparedLines(comparison);
  return [
    factSheet(comparison, lines, words),
    planFactSheet(comparison, lines, words),
    bridgeSheet(comparison, lines, words),
  ];
}

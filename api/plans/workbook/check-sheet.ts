import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import { amount, Cells, computed, literal } from './cells.ts';
import { CHANNEL_LETTERS, type Channels } from './channels-sheet.ts';
import type { Months } from './months-sheet.ts';
import { planLetters, TOTALS_ROW } from './plan-columns.ts';
import type { PlanFigures } from './plan-figures.ts';
import type { Words } from './words.ts';

const FIRST = 4;
const FIGURES = ['cost', 'leads', 'deals', 'revenue', 'margin'] as const;

/** Control totals: what the lines, the channels, and the months with what comes after them add up to. */
export function checkSheet(
  { stored, chain }: PlanFigures,
  channels: Channels,
  months: Months,
  words: Words,
): Sheet {
  const cells = new Cells();
  cells.put(1, 0, stored.plan.name, { isBold: true });
  cells.line(
    FIRST - 1,
    0,
    [words('figure'), words('plan'), words('channels'), words('months_and_after')],
    { isBold: true, isWrapped: true },
  );
  cells.put(FIRST - 1, 4, words('difference'), { isBold: true });
  const hasLines = stored.plan.lines.length > 0;
  for (const [at, key] of FIGURES.entries()) {
    const row = FIRST + at;
    const total = chain.totals[key];
    const value = typeof total === 'string' ? amount(total) : total;
    const format = key === 'leads' || key === 'deals' ? ('count' as const) : ('money' as const);
    cells.put(row, 0, words(key));
    const of = [
      `Plan!$${planLetters(key)}$${TOTALS_ROW}`,
      `Channels!$${CHANNEL_LETTERS[key]}$${channels.totalRow}`,
      `Months!$${months.letters[key]}$${months.totalRow}`,
    ];
    for (const [place, cell] of of.entries())
      cells.put(row, 1 + place, hasLines || place === 2 ? computed(cell, value) : 0, { format });
    const known = (formula: string, otherwise: string) =>
      `IF(COUNT(B${row}:D${row})=0,${otherwise},IF(COUNT(B${row}:D${row})<3,${literal(words('differs'))},${formula}))`;
    cells.put(
      row,
      4,
      computed(
        known(
          `IF(ROUND(B${row}-C${row},2)=0,ROUND(B${row}-D${row},2),ROUND(B${row}-C${row},2))`,
          '""',
        ),
        value === null ? null : 0,
      ),
      { format: 'money' },
    );
    cells.put(
      row,
      5,
      computed(
        known(
          `IF(E${row}=0,${literal(words('ok'))},${literal(words('differs'))})`,
          literal(words('unknown')),
        ),
        words(value === null ? 'unknown' : 'ok'),
      ),
    );
  }
  return {
    name: 'Check',
    columns: [26, 18, 18, 26, 14, 14].map((width) => ({ width })),
    cells: cells.list,
  };
}

import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import { amount, Cells } from './cells.ts';
import type { Format } from './plan-columns.ts';
import type { Risk } from './risk-of-plan.ts';
import type { Words } from './words.ts';

const MOST_DRIVERS = 40;

/** What the plan may bring, as values: draws are not live. */
export function riskSheet(
  risk: Risk | null,
  { title, restsOn }: { readonly title: string; readonly restsOn: string },
  words: Words,
): Sheet {
  const cells = new Cells();
  cells.put(1, 0, title, { isBold: true });
  const sheet = {
    name: 'Risk',
    columns: [34, 26, 18, 18, 18].map((width) => ({ width })),
    cells: cells.list,
  };
  if (!risk) {
    cells.put(2, 0, words('risk_unknown'));
    return sheet;
  }
  cells.put(2, 0, restsOn);
  let row = 3;
  const value = (label: string, figure: number | null, format: Format) => {
    cells.put(row, 0, label);
    cells.put(row, 1, figure, { format });
    row += 1;
  };
  value(words('seed'), risk.meta.seed, 'whole');
  value(words('draws'), risk.meta.draws, 'whole');
  value(words('p_loss'), risk.p_loss, 'share');
  value(words('p_npv_loss'), risk.p_npv_loss, 'share');
  row += 1;
  cells.line(row, 0, [words('figure'), words('mean'), 'P10', 'P50', 'P90'], { isBold: true });
  for (const [label, { mean, p10, p50, p90 }, format] of [
    [words('npv'), risk.npv, 'money'],
    [words('profit'), risk.profit, 'money'],
    [words('margin'), risk.margin, 'money'],
    [words('deals'), risk.deals, 'count'],
  ] as const) {
    row += 1;
    cells.put(row, 0, label);
    cells.line(
      row,
      1,
      [mean, p10, p50, p90].map((figure) => (figure === null ? null : Number(figure))),
      { format },
    );
  }
  row += 2;
  cells.line(
    row,
    0,
    [words('driver'), words('channel'), words('low'), words('high'), words('contribution')],
    { isBold: true },
  );
  for (const { driver, channel, low, high, contribution } of risk.tornado.slice(0, MOST_DRIVERS)) {
    row += 1;
    cells.put(row, 0, driver);
    cells.put(row, 1, channel, { format: 'text' });
    cells.line(row, 2, [amount(low), amount(high)], { format: 'money' });
    cells.put(row, 4, contribution, { format: 'share' });
  }
  return sheet;
}

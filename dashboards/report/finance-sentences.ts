import type { MonthsReport } from '@throughline/api/contract/reports/months';
import type { ScenariosReport } from '@throughline/api/contract/reports/scenarios';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** What all months together have brought, and which of them brought most; what is not known is left out. */
export const monthsAnswer = (
  { rows, totals }: Pick<MonthsReport, 'rows' | 'totals'>,
  { money, month }: SentenceWriting,
): readonly AnswerSentence[] => {
  const of = (['profit', 'margin', 'revenue'] as const).find((one) => totals[one] !== null);
  if (!of) return [];
  const [best, ...others] = rows
    .filter((row) => row.kind === 'all' && row.complete && row[of] !== null)
    .sort((a, b) => Number(b[of]) - Number(a[of]));
  const amounts = Object.entries(totals).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, money(value)]] : [],
  );
  const key = of === 'profit' && totals.cost === null ? 'costless' : of;
  return [
    { key: `months.${key}`, values: Object.fromEntries(amounts) },
    // One month by itself is no best one.
    ...(best && others.length > 0
      ? [{ key: 'months.best', values: { month: month(best.month), value: money(best[of]!) } }]
      : []),
  ];
};

/** Which plan is worth most, and how likely it is to beat the first. */
export const scenariosAnswer = (
  { rows }: Pick<ScenariosReport, 'rows'>,
  { money, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  const [first] = rows;
  const [best] = rows
    .filter(({ npv }) => npv !== null)
    .sort((a, b) => Number(b.npv) - Number(a.npv));
  if (!first) return [];
  if (!best) return [{ key: 'scenarios.unknown' }];
  const values = { name: best.name, value: money(best.npv!) };
  if (rows.length === 1) return [{ key: 'scenarios.only', values }];
  return [
    { key: 'scenarios.best', values },
    ...(best === first || best.p_better === null
      ? []
      : [
          {
            key: 'scenarios.better',
            values: { first: first.name, share: share(best.p_better) },
          },
        ]),
  ];
};

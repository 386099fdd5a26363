import { type MonthsReport, months } from '@throughline/api/contract/reports/months';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeChart } from '../../charts/time-chart.tsx';
import { numberOf } from '../../format/metric-value.ts';
import { useView } from '../../view/view.ts';
import { monthPoints } from './month-points.ts';

/** What all channels together cost and earned, month by month; the table below has the same figures. */
export function MonthsFigure({ answer: report }: { answer: MonthsReport }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const { currency } = report.meta;
  const { rows, earned, costs, isAtLeast } = useMemo(() => monthPoints(report), [report]);
  const points = useMemo(
    () =>
      rows.map((row, at) => ({
        ...{ cost: numberOf(costs[at]), earned: numberOf(row[earned]), before: null },
      })),
    [rows, earned, costs],
  );
  const labelOf = (key: string) =>
    months.columns.find((column) => column.key === key)?.label?.[language] ?? key;
  if (points.length < 2) return null;
  // Only a part of the cost is known, so the profit is not.
  const costName = isAtLeast ? `≥ ${labelOf('cost')}` : labelOf('cost');
  const unripe = rows.findIndex(({ complete }) => !complete);
  const monthOf = (at: number) => format.month(rows[at]?.month ?? '');
  return (
    <section className="figure-block" data-testid="chart">
      <div className="section-head">
        <h2>
          {labelOf('cost')} · {labelOf(earned)}
        </h2>
        <span className="soft">
          {t('chart.timeNote_month', { currency: format.currencySign(currency) })}
        </span>
      </div>
      <TimeChart
        points={points}
        labelOf={monthOf}
        titleOf={monthOf}
        rowsOf={(at) => {
          const { [at]: row } = rows;
          return (['cost', earned, 'profit'] as const).map((key) => {
            const [known, part] = [row?.[key] ?? null, row?.at_least[key]];
            const isPart = known === null && part !== undefined;
            return {
              label: labelOf(key),
              value: `${isPart ? '≥ ' : ''}${format.value(isPart ? part : known, 'money')}`,
            };
          });
        }}
        // A month that is not over yet is the last one.
        unripeFrom={unripe >= 0 && unripe === rows.length - 1 ? unripe : null}
        names={{ cost: costName, earned: labelOf(earned), before: '', unripe: '' }}
        format={format}
      />
    </section>
  );
}

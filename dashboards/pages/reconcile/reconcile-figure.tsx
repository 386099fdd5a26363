import {
  lineName,
  type ReconcileReport,
  reconcile,
} from '@throughline/api/contract/reports/reconcile';
import type { Column, Opening } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { WaterfallChart } from '../../charts/waterfall-chart.tsx';
import { useView } from '../../view/view.ts';
import { stepBars } from './step-bars.ts';

interface ReconcileFigureProps {
  answer: ReconcileReport;
  asked: { readonly from?: string; readonly to?: string };
  /** Opens the records behind a figure of the table. */
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

/** Each step drawn from the rows of the table: one side, what lies between, the other side. */
export function ReconcileFigure({ answer: report, asked, onOpen }: ReconcileFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { currency } = report.meta;
  const steps = useMemo(
    () =>
      stepBars(report, {
        name: (line) => t(`word.line.${lineName(line)}`),
        money: (amount) => format.value(amount, 'money'),
        signed: (amount) =>
          Number(amount) > 0 ? `+${format.value(amount, 'money')}` : format.value(amount, 'money'),
      }),
    [report, t, format],
  );
  const choose = (key: string) => {
    const column = reconcile.columns.find((one) => one.key === 'amount') as Column | undefined;
    const row = reconcile.table(report).rows.find((one) => one.key === key);
    const opening = row && column?.opens?.(row, asked as never);
    if (column && typeof opening === 'object') onOpen(column, opening);
  };
  return steps.map(({ step, bars }) => (
    <section className="figure-block" key={step}>
      <div className="section-head">
        <h2>{t(`word.step.${step}`)}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(currency) })}
        </span>
      </div>
      <WaterfallChart
        bars={bars}
        label={t('reconcile.chart', { step: t(`word.step.${step}`) })}
        axis={format.compact}
        onChoose={choose}
      />
    </section>
  ));
}

import { useQuery } from '@tanstack/react-query';
import type { PaybackReport, PaybackRow } from '@throughline/api/contract/reports/payback';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CashChart } from '../../charts/cash-chart.tsx';
import { planRiskQueryOptions } from '../../client/plan-queries.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { tsv } from '../../format/tsv.ts';
import type { FigureContext } from '../../report/page-slots.ts';
import { useView } from '../../view/view.ts';
import { TwinTable } from '../journeys/twin-table.tsx';
import { cashMonths } from './cash-months.ts';

interface CashFigureProps {
  readonly report: PaybackReport;
  readonly onOpen: FigureContext['onOpen'];
  readonly tools: ReactNode;
}

const SERIES = ['completion', 'plan', 'p10', 'p90'] as const;

/** The curve of cumulative cash, with its table. */
export function CashFigure({ report, onOpen, tools }: CashFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { rows, meta } = report;
  const risk = useQuery(planRiskQueryOptions(meta.plan.id, meta.plan.version));
  const hasFacts = rows.some(({ kind }) => kind === 'fact');
  const hasBand = rows.some(({ cumulative }) => cumulative.p10 !== null);
  // Before the first fact what is expected is the plan, and one band says both.
  const drawn = hasFacts || !hasBand ? risk.data?.cumulative : undefined;
  const months = useMemo(() => cashMonths({ rows }, drawn), [rows, drawn]);
  const money = (value: string | null) => format.value(value, 'money');
  const rowOf = (month: string) => rows.find((row) => row.month === month);
  const figures = (row: PaybackRow) =>
    SERIES.map((series) => [t(`plan.cash.${series}`), money(row.cumulative[series])] as const);
  const open = (month: string) => {
    const row = rowOf(month);
    if (row) onOpen(row.key, row.kind === 'forecast' ? 'margin_plan' : 'margin_fact');
  };
  const title = t('plan.cash.title');
  return (
    <section className="figure-block" aria-label={title} data-testid="cash">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(meta.currency) })}
        </span>
        <span className="table-tools push">
          {tools}
          <CopyButton
            label={t('chart.copy')}
            testId="copy-cash"
            text={() =>
              tsv(
                [t('plan.cash.month'), ...SERIES.map((series) => t(`plan.cash.${series}`))],
                rows.map(({ month, cumulative }) => [
                  month,
                  ...SERIES.map((series) => cumulative[series]),
                ]),
              )
            }
          />
        </span>
      </div>
      <ul className="chart-keys">
        {hasFacts ? <li data-line="fact">{t('plan.cash.fact')}</li> : null}
        <li data-line="expected">{t('plan.cash.expected')}</li>
        <li data-line="plan">{t('plan.cash.plan')}</li>
        {hasBand ? <li data-line="band">{t('plan.cash.band')}</li> : null}
        {drawn ? <li data-line="plan-band">{t('plan.cash.planBand')}</li> : null}
        {risk.isPending ? (
          <li className="soft" role="status">
            {t('plan.risk.drawing')}
          </li>
        ) : null}
      </ul>
      <CashChart
        months={months}
        label={title}
        axis={format.compact}
        monthName={format.month}
        crossingName={(month) => t('plan.cash.crossing', { month: format.month(month) })}
        sentenceOf={(month) => {
          const row = rowOf(month);
          const parts = row ? figures(row).map(([name, value]) => `${name} ${value}`) : [];
          return [format.month(month), ...parts].join(', ');
        }}
        tooltipOf={(month) => {
          const row = rowOf(month);
          return (
            <dl>
              {(row ? figures(row) : []).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          );
        }}
        onChoose={open}
      />
      <TwinTable
        caption={title}
        testId="cash-twin"
        names={1}
        head={[t('plan.cash.month'), ...SERIES.map((series) => t(`plan.cash.${series}`))]}
        rows={rows.map((row) => ({
          key: row.month,
          cells: [
            { shown: format.month(row.month) },
            ...figures(row).map(([, shown]) => ({ shown })),
          ],
        }))}
      />
    </section>
  );
}

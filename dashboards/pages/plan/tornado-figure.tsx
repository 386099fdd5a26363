import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../controls/copy-button.tsx';
import { tsv } from '../../format/tsv.ts';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { tornadoRows } from './tornado-rows.ts';

/** On what the value of the plan hangs: each driver at its tenth and ninetieth percentile, the others as they are. */
export function TornadoFigure({ risk, currency }: { risk: PlanRisk; currency: string }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { rows, zero, rest } = useMemo(() => tornadoRows(risk, { t, format }), [risk, t, format]);
  const title = t('plan.tornado.title');
  const head = (['driver', 'low', 'high', 'contribution', 'breakEven'] as const).map((key) =>
    t(`plan.tornado.${key}`),
  );
  const [driver, low, high, contribution, breakEven] = head;
  return (
    <section className="figure-block" aria-label={title} data-testid="tornado">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(currency) })}
        </span>
        <span className="table-tools push">
          <CopyButton
            label={t('chart.copy')}
            testId="copy-tornado"
            text={() =>
              tsv(
                head,
                rows.map((row) => [row.name, row.low, row.high, row.contribution, row.breakEven]),
              )
            }
          />
        </span>
      </div>
      <p className="soft figure-note">{t('plan.tornado.note')}</p>
      <TableFrame className="twin-scroll">
        <table className="channel-table plain-table tornado">
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{driver}</th>
              <th scope="col" className="number">
                {low}
              </th>
              <th scope="col" className="tornado-bars">
                <span className="hidden-visually">{t('plan.tornado.bar')}</span>
              </th>
              <th scope="col" className="number">
                {high}
              </th>
              <th scope="col" className="number">
                {contribution}
              </th>
              <th scope="col">{breakEven}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="plain-name">
                  {row.name}
                </th>
                <td className="number plain-figure">{row.low}</td>
                <td className="tornado-bars">
                  <svg width="100%" height="14" aria-hidden="true">
                    {row.bar ? (
                      <rect
                        className="value-gain"
                        x={`${row.bar.from * 100}%`}
                        y="2"
                        width={`${Math.max(0.6, (row.bar.to - row.bar.from) * 100)}%`}
                        height="10"
                      />
                    ) : null}
                    {zero === null ? null : (
                      <line
                        className="bubble-break-even"
                        x1={`${zero * 100}%`}
                        x2={`${zero * 100}%`}
                        y1="0"
                        y2="14"
                      />
                    )}
                  </svg>
                </td>
                <td className="number plain-figure">{row.high}</td>
                <td className="number plain-figure">{row.contribution}</td>
                <td className="plain-name">{row.breakEven}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {rest > 0 ? (
        <p className="soft figure-note">{t('plan.tornado.rest', { count: rest })}</p>
      ) : null}
    </section>
  );
}

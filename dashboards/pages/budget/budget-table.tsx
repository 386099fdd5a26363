import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';
import { useTranslation } from 'react-i18next';
import { UNKNOWN } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';

/** What each channel has now and would have; the channels that take no part stand below, with why. */
export function BudgetTable({ report }: { report: PlanOptimised }) {
  const { t } = useTranslation();
  const { format } = useView();
  const money = (value: string | null) => format.value(value, 'money');
  const signed = (value: string) => (value.startsWith('-') ? money(value) : `+${money(value)}`);
  const percent = (value: number | null) =>
    value === null ? UNKNOWN : format.signedPercent(value);
  return (
    <section className="table-block" aria-labelledby="budget-table">
      <div className="section-head">
        <h2 id="budget-table">{t('budget.table')}</h2>
        <p className="soft">
          {t('budget.tableNote', {
            from: format.month(report.meta.months.from),
            to: format.month(report.meta.months.to),
            currency: report.meta.currency,
          })}
        </p>
      </div>
      <div className="budget-scroll">
        <table className="channel-table budget-table">
          <thead>
            <tr>
              <th scope="col">{t('budget.column.channel')}</th>
              {(['now', 'proposed', 'difference', 'marginal', 'sure'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`budget.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.allocation.map((row) => {
              const curve = report.curves.find(({ channel }) => channel === row.channel);
              const between = curve?.marginal_between;
              return (
                <tr key={row.channel} data-testid={`budget-${row.channel}`}>
                  <th scope="row">{channelName(t, row.channel)}</th>
                  <td className="number">{money(row.current)}</td>
                  <td className="number">
                    {money(row.spend)}
                    {row.extrapolated ? (
                      <span className="chip">{t('budget.extrapolated')}</span>
                    ) : null}
                  </td>
                  <td className="number">{signed(row.difference)}</td>
                  <td className="number">{percent(row.marginal_romi)}</td>
                  <td className="number">
                    {between
                      ? t('budget.between', {
                          low: percent(between[0] - 1),
                          high: percent(between[1] - 1),
                        })
                      : UNKNOWN}
                    {curve?.status === 'linear' ? (
                      <span className="chip">{t('budget.straight')}</span>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
          {report.totals ? (
            <tfoot>
              <tr>
                <th scope="row">{t('budget.total')}</th>
                <td className="number">{money(report.current?.spend ?? null)}</td>
                <td className="number">{money(report.totals.spend)}</td>
                <td className="number">
                  {signed(
                    String(
                      (Number(report.totals.spend) - Number(report.current?.spend ?? 0)).toFixed(2),
                    ),
                  )}
                </td>
                <td />
                <td />
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
      {report.left_out.length > 0 ? (
        <p className="soft" data-testid="budget-left-out">
          {t('budget.leftOut')}{' '}
          {report.left_out
            .map(
              ({ channel, why, budget }) =>
                `${channelName(t, channel)} (${money(budget)}: ${t(`budget.why.${why}`)})`,
            )
            .join(', ')}
        </p>
      ) : null}
    </section>
  );
}

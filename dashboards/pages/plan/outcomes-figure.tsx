import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { outcomeRows } from './outcome-rows.ts';

/** What a bad, a middling and a good outcome look like: drivers as they go together. */
export function OutcomesFigure({ risk, currency }: { risk: PlanRisk; currency: string }) {
  const { t } = useTranslation();
  const { format } = useView();
  const rows = useMemo(() => outcomeRows(risk, { t, format }), [risk, t, format]);
  const title = t('plan.outcomes.title');
  return (
    <section className="figure-block" aria-label={title} data-testid="outcomes">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(currency) })}
        </span>
      </div>
      <p className="soft figure-note">{t('plan.outcomes.note')}</p>
      <TableFrame className="twin-scroll">
        <table className="channel-table plain-table scenario-table">
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="name-cell">
                {t('plan.scenario.figure')}
              </th>
              {risk.scenarios.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  {t(`plan.outcomes.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, figures }) => (
              <tr key={key}>
                <th scope="row" className="name-cell plain-name">
                  {name}
                </th>
                {figures.map((figure, index) => (
                  <td key={risk.scenarios[index]!.name} className="number plain-figure">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

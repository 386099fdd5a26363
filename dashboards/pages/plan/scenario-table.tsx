import type { ScenariosReport } from '@throughline/api/contract/reports/scenarios';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { scenarioLines } from './scenario-rows.ts';

/** A column a plan, so that figures of one kind stand side by side. */
export function ScenarioTable({ report: { meta, rows } }: { report: ScenariosReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const lines = useMemo(() => scenarioLines(rows, { t, format }), [rows, t, format]);
  const title = t('plan.scenario.title');
  return (
    <section className="figure-block" aria-label={title} data-testid="scenario-table">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(meta.currency) })} ·{' '}
          {t('plan.scenario.rate', { rate: format.value(meta.rate, 'percent') })}
        </span>
      </div>
      <TableFrame className="twin-scroll">
        <table className="channel-table plain-table scenario-table">
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="name-cell">
                {t('plan.scenario.figure')}
              </th>
              {rows.map(({ id, version, name, status }) => (
                <th key={`${id}@${version}`} scope="col" className="number">
                  <span className="scenario-name">{name}</span>
                  <span className="scenario-note">
                    {t(`plan.versionState.${status}`, { version })}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, figures }) => (
              <tr key={key}>
                <th scope="row" className="name-cell plain-name">
                  {t(`plan.scenario.${key}`)}
                </th>
                {figures.map(({ text, note }, index) => (
                  <td
                    key={`${rows[index]?.id}@${rows[index]?.version}`}
                    className="number plain-figure"
                  >
                    {text}
                    {note ? <span className="scenario-note">{note}</span> : null}
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

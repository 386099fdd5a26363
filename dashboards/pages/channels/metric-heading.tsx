import { Popover } from '@mantine/core';
import type { MetricKey } from '@throughline/api/contract/metrics';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import type { Catalogue } from './catalogue.ts';

interface MetricHeadingProps {
  metricKey: MetricKey;
  catalogue: Catalogue;
  currency: string;
}

/** A column's head: its name opens the definition, the arrow beside it sorts. */
export function MetricHeading({ metricKey, catalogue, currency }: MetricHeadingProps) {
  const { t } = useTranslation();
  const { state, format, language, change } = useView();
  const metric = catalogue.metric(metricKey);
  const label = catalogue.label(metricKey);
  const sorted = state.sort.key === metricKey;
  const descending = sorted ? !state.sort.descending : true;
  const basis = t(`basis.${state.basis}`);
  return (
    <th
      scope="col"
      className="number"
      aria-sort={sorted ? (state.sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <span className="head-cell">
        <button
          type="button"
          className="sort-button"
          data-sorted={sorted}
          data-testid={`sort-${metricKey}`}
          aria-label={t(descending ? 'table.sortDescending' : 'table.sortAscending', {
            metric: label,
          })}
          title={t(descending ? 'table.sortDescending' : 'table.sortAscending', { metric: label })}
          onClick={() => change({ sort: { key: metricKey, descending } })}
        >
          {sorted && !state.sort.descending ? '↑' : '↓'}
        </button>
        <Popover
          width={320}
          position="bottom-end"
          transitionProps={{ duration: 80 }}
          classNames={{ dropdown: 'dropdown definition' }}
          disabled={!metric}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <button
              type="button"
              className="head-name"
              aria-label={t('table.define', { metric: label })}
              data-testid={`define-${metricKey}`}
            >
              {label}
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={label}>
            {metric ? (
              <div data-testid="definition">
                <strong>{label}</strong>
                <p>{metric.description[language]}</p>
                <dl>
                  <dt>{t('definition.formula')}</dt>
                  <dd>
                    {metric.formula === 'sum'
                      ? t('definition.measured')
                      : catalogue.formula(metric)}
                  </dd>
                  <dt>{t('definition.unit')}</dt>
                  <dd>
                    {t(`definition.unit_${metric.unit}`, {
                      currency: format.currencyName(currency),
                    })}
                  </dd>
                  <dt>{t('definition.dated')}</dt>
                  <dd>{t(`definition.dated_${metric.dated_by}`, { basis })}</dd>
                </dl>
              </div>
            ) : null}
          </Popover.Dropdown>
        </Popover>
      </span>
    </th>
  );
}

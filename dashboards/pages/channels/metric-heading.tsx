import type { MetricKey } from '@throughline/api/contract/metrics';
import { useTranslation } from 'react-i18next';
import { DefinitionMark } from '../../table/definition-mark.tsx';
import { useView } from '../../view/view.ts';
import type { Catalogue } from './catalogue.ts';

interface MetricHeadingProps {
  metricKey: MetricKey;
  catalogue: Catalogue;
  currency: string;
}

/** A column's head: its name sorts, the mark beside it says what the metric means. */
export function MetricHeading({ metricKey, catalogue, currency }: MetricHeadingProps) {
  const { t } = useTranslation();
  const { state, change } = useView();
  const label = catalogue.label(metricKey);
  const sorted = state.sort.key === metricKey;
  const descending = sorted ? !state.sort.descending : true;
  const definition = useDefinition(metricKey, catalogue, currency);
  return (
    <th
      scope="col"
      className="number"
      aria-sort={sorted ? (state.sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <span className="head-cell">
        {definition ? (
          <button
            type="button"
            className="define"
            aria-label={t('table.define', { metric: label })}
            data-tip={definition}
            data-testid={`define-${metricKey}`}
          >
            <DefinitionMark />
          </button>
        ) : null}
        <button
          type="button"
          className="head-sort"
          data-sorted={sorted}
          data-testid={`sort-${metricKey}`}
          data-tip={definition}
          onClick={() => change({ sort: { key: metricKey, descending } })}
        >
          {label}
          <span className="sort-mark" aria-hidden="true">
            {sorted ? (state.sort.descending ? '↓' : '↑') : ''}
          </span>
        </button>
      </span>
    </th>
  );
}

/** What a metric is, from what it is made and by which date it falls into the period; undefined until that is known. */
function useDefinition(key: MetricKey, catalogue: Catalogue, currency: string): string | undefined {
  const { t } = useTranslation();
  const { state, format, language } = useView();
  const metric = catalogue.metric(key);
  if (!metric) return undefined;
  const formula = metric.formula === 'sum' ? t('definition.measured') : catalogue.formula(metric);
  const unit = t(`definition.unit_${metric.unit}`, { currency: format.currencyName(currency) });
  const dated = t(`definition.dated_${metric.dated_by}`, { basis: t(`basis.${state.basis}`) });
  return [
    metric.description[language],
    `${t('definition.formula')}: ${formula}`,
    `${t('definition.unit')}: ${unit}`,
    `${t('definition.dated')}: ${dated}`,
  ].join('\n');
}

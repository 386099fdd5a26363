import type { AnyMetricKey } from '@throughline/api/contract/metrics';
import { ALL_METRIC_KEYS } from '@throughline/api/contract/metrics';
import type { CellReport } from '@throughline/api/contract/reports/channels-rows';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../format/catalogue.ts';
import { numberOf } from '../format/metric-value.ts';
import { useView } from '../view/view.ts';

interface RatioPartsProps {
  cell: Pick<CellReport, 'value' | 'formula' | 'parts' | 'part'>;
  metric: AnyMetricKey;
  catalogue: Catalogue;
  currency: string;
  /** Opens the rows of another part. */
  onChoose: (part: string) => void;
}

/** How a ratio comes about: its formula in words, with its figures, and a way into the rows of each part. */
export function RatioParts({ cell, metric, catalogue, currency, onChoose }: RatioPartsProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const unit = catalogue.unit(metric);
  const size =
    unit === 'percent'
      ? format.value(cell.value, unit)
      : format.inSentence(cell.value, unit, currency);
  // As in the table, a profit says its sign.
  const isProfit = catalogue.metric(metric)?.signed && (numberOf(cell.value) ?? 0) > 0;
  const value = isProfit ? `+${size}` : size;
  const written = (text: (key: string) => string) =>
    cell.formula
      .replaceAll(/[a-z_]+/g, text)
      .replaceAll(' - ', ' − ')
      .replaceAll(' / ', ' ÷ ');
  const figureOf = new Map(
    cell.parts.map((part) => [part.key, format.value(part.value, part.unit)]),
  );
  return (
    <div className="ratio" data-testid="ratio" data-value={cell.value ?? ''}>
      <span className="soft">
        {catalogue.label(metric)} = {written((key) => partLabel(key, catalogue, t))}
      </span>
      <strong className="ratio-value">{value}</strong>
      <span>= {written((key) => figureOf.get(key) ?? key)}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in the line */}
      <span className="preset-group" role="group" aria-label={t('cell.parts')}>
        {cell.parts.map(({ key }) => (
          <button
            key={key}
            type="button"
            className="preset"
            aria-pressed={cell.part === key}
            data-testid={`part-${key}`}
            onClick={() => onChoose(key)}
          >
            {partLabel(key, catalogue, t)}
          </button>
        ))}
      </span>
    </div>
  );
}

/** The name of what a ratio is made from; first purchases are no column of their own. */
export function partLabel(key: string, catalogue: Catalogue, t: (key: string) => string): string {
  const metric = ALL_METRIC_KEYS.find((known) => known === key);
  return metric ? catalogue.label(metric) : t(`measure.${key}`);
}

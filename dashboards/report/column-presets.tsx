import { useTranslation } from 'react-i18next';

interface ColumnPresetsProps {
  presets: readonly string[];
  /** null: single columns were chosen. */
  chosen: string | null;
  onChoose: (preset: string) => void;
}

/** Sets of columns, by the question that is asked of a table. */
export function ColumnPresets({ presets, chosen, onChoose }: ColumnPresetsProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in the line of the heading
    <span className="preset-group" role="group" aria-label={t('table.columns')}>
      {presets.map((preset) => (
        <button
          key={preset}
          type="button"
          className="preset"
          aria-pressed={chosen === preset}
          data-testid={`columns-${preset}`}
          onClick={() => onChoose(preset)}
        >
          {t(`columns.${preset}`)}
        </button>
      ))}
    </span>
  );
}

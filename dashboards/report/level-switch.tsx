import { DIMENSIONS, isDimension } from '@throughline/api/contract/dimensions';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/view.ts';
import { choose } from './choose.ts';

interface LevelSwitchProps {
  names: readonly string[];
  /** `by` as the report is asked with it. */
  by: string;
}

/** Which level stands in rows of its own; the first opens into the others. */
export function LevelSwitch({ names, by }: LevelSwitchProps) {
  const { t } = useTranslation();
  const { language } = useView();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in the line of the heading
    <span className="preset-group levels" role="group" aria-label={t('data.level')}>
      {names.map((name, at) => {
        const asked = names.slice(0, at + 1).join(',');
        return (
          <button
            key={name}
            type="button"
            className="preset"
            aria-pressed={asked === by}
            data-testid={`level-${name}`}
            onClick={() => choose('by', asked, names[0] ?? null)}
          >
            {isDimension(name) ? DIMENSIONS[name].label[language] : name}
          </button>
        );
      })}
    </span>
  );
}

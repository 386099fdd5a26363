import type { DimensionKey } from '@throughline/api/contract/dimensions';
import { type Condition, conditionText } from '@throughline/api/contract/where';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Opener } from '../controls/opener.tsx';
import { SHORTCUTS } from '../controls/shortcuts.ts';
import type { Period } from '../format/days.ts';
import { useView } from '../view/view.ts';
import { chooseCondition } from './choose-conditions.ts';
import { conditionWords } from './condition-text.ts';

const FilterPanel = lazy(async () => {
  const { FilterPanel: panel } = await import('./filter-panel.tsx');
  return { default: panel };
});

interface FilterPartProps {
  dimensions: readonly DimensionKey[];
  /** null: the part that adds one. */
  condition: Condition | null;
  days: Period;
}

/** A condition in the sentence, or the way to one more. */
export function FilterPart({ dimensions, condition, days }: FilterPartProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const shown = condition ? conditionWords(condition, t, language) : t('filter.add');
  return (
    <Opener
      kind="dialog"
      label={condition ? `${t('filter.condition')}: ${shown}` : shown}
      shown={shown}
      testId={condition ? 'filter-where' : 'filter-add'}
      className={condition ? 'sentence-part condition' : 'sentence-part'}
      shortcut={condition ? undefined : SHORTCUTS.filter}
    >
      {(opened) => (
        <FilterPanel
          dimensions={dimensions}
          condition={condition}
          days={days}
          onChoose={(text) => chooseCondition(condition && conditionText(condition), text)}
          {...opened}
        />
      )}
    </Opener>
  );
}

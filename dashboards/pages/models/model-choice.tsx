import { Menu } from '@mantine/core';
import { ALL_MODELS, RULE_MODELS } from '@throughline/api/contract/terms';
import { useTranslation } from 'react-i18next';
import { DEFAULT_MODELS } from '../../address/analyst-choices.ts';
import { MenuOption } from '../../controls/menu-option.tsx';
import { useView } from '../../view/view.ts';
import { toggleModel } from './matrix-columns.ts';

const RULES: readonly string[] = RULE_MODELS;

/** Which models stand as columns; the list stays open, for one seldom changes one alone. */
export function ModelChoice() {
  const { t } = useTranslation();
  const { state, change } = useView();
  const groups = [
    {
      title: t('analyst.matrix.rules'),
      models: ALL_MODELS.filter((model) => RULES.includes(model)),
    },
    {
      title: t('analyst.matrix.dataDriven'),
      models: ALL_MODELS.filter((model) => !RULES.includes(model)),
    },
  ];
  const usual = state.models.join() === DEFAULT_MODELS.join();
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      offset={6}
      transitionProps={{ duration: 80 }}
      width="max-content"
      closeOnItemClick={false}
      classNames={{ dropdown: 'dropdown choices' }}
    >
      <Menu.Target>
        <button type="button" className="sentence-part" data-testid="choose-models">
          {t('analyst.matrix.chosen', { count: state.models.length })}
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('analyst.matrix.models')}>
        {groups.map(({ title, models }) => (
          <div key={title} className="choice-group">
            <Menu.Label className="choice-title">{title}</Menu.Label>
            {models.map((model) => (
              <MenuOption
                key={model}
                kind="any"
                checked={state.models.includes(model)}
                label={t(`modelName.${model}`)}
                note={t(`modelNote.${model}`)}
                testId={`column-${model}`}
                onChoose={() => change({ models: toggleModel(ALL_MODELS, state.models, model) })}
              />
            ))}
          </div>
        ))}
        {usual ? null : (
          <Menu.Item
            className="option"
            closeMenuOnClick
            data-testid="columns-usual"
            onClick={() => change({ models: DEFAULT_MODELS })}
          >
            <span className="option-row">
              <span className="option-mark" aria-hidden="true" />
              <span className="text-button">{t('analyst.matrix.usual')}</span>
            </span>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

import { LANGUAGES } from '@throughline/api/contract/metrics';
import { ALL_MODELS, BASES, CONVERSIONS, VALUES } from '@throughline/api/contract/terms';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import type { AddressState } from '../../address/address-state.ts';
import { pageAddress, THEMES } from '../../address/address-state.ts';
import { MARKOV_ORDERS } from '../../address/analyst-choices.ts';
import type { Command } from '../../controls/command.ts';
import type { Day } from '../../format/days.ts';
import { PERIOD_PRESETS, presetPeriod } from '../../format/days.ts';
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts';
import { useView } from '../../view/view.ts';
import { CLOSED, choosing } from './closed.ts';
import { toggleModel } from './matrix-columns.ts';
import { measuresOf } from './measure.ts';

/** All choices of the analyst page as commands. */
export function useAnalystCommands(anchor: Day): readonly Command[] {
  const { t } = useTranslation();
  const { state, change, language } = useView();
  return useMemo(() => {
    const command = (
      group: string,
      id: string,
      label: string,
      current: boolean,
      next: Partial<AddressState>,
    ): Command => ({ id: `${group}-${id}`, group, label, current, run: () => change(next) });
    const groups = {
      of: t('analyst.palette.of'),
      value: t('analyst.palette.value'),
      order: t('analyst.palette.order'),
      measure: t('analyst.palette.measure'),
      column: t('analyst.palette.column'),
      period: t('palette.group_period'),
      basis: t('palette.group_basis'),
      language: t('palette.group_language'),
      theme: t('palette.group_theme'),
    };
    const page: Command = {
      id: 'page-channels',
      group: t('palette.group_page'),
      label: t('nav.channels'),
      current: false,
      run: () => navigate(pageAddress('/', window.location.search)),
    };
    return [
      ...measuresOf(state.of).map((measure) =>
        command(
          groups.measure,
          measure,
          t(`analyst.measure.${measure}`),
          state.measure === measure,
          { measure, matrixSort: null },
        ),
      ),
      ...CONVERSIONS.map((of) =>
        command(groups.of, of, t(`analyst.of.${of}`), state.of === of, choosing(of, state)),
      ),
      ...VALUES.map((value) =>
        command(groups.value, value, t(`analyst.value.${value}`), state.value === value, {
          value,
          ...CLOSED,
        }),
      ),
      ...MARKOV_ORDERS.map((order) =>
        command(groups.order, order, t(`analyst.order.${order}`), state.order === order, {
          order,
          ...CLOSED,
        }),
      ),
      ...ALL_MODELS.map((model) =>
        command(groups.column, model, t(`modelName.${model}`), state.models.includes(model), {
          models: toggleModel(ALL_MODELS, state.models, model),
        }),
      ),
      command(groups.period, 'default', t('filter.defaultPeriod'), state.period === null, {
        period: null,
        ...CLOSED,
      }),
      ...PERIOD_PRESETS.map((preset) => {
        const period = presetPeriod(preset, anchor);
        const current = state.period?.from === period.from && state.period.to === period.to;
        return command(groups.period, preset, t(`preset.${preset}`), current, {
          period,
          ...CLOSED,
        });
      }),
      ...BASES.map((basis) =>
        command(groups.basis, basis, t(`basis.${basis}`), state.basis === basis, {
          basis,
          ...CLOSED,
        }),
      ),
      page,
      ...LANGUAGES.map((tongue) =>
        command(groups.language, tongue, LANGUAGE_NAMES[tongue], language === tongue, {
          language: tongue,
        }),
      ),
      command(groups.theme, 'system', t('app.theme_system'), state.theme === null, { theme: null }),
      ...THEMES.map((theme) =>
        command(groups.theme, theme, t(`app.theme_${theme}`), state.theme === theme, { theme }),
      ),
    ];
  }, [t, state, change, language, anchor]);
}

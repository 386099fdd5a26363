import { LANGUAGES } from '@throughline/api/contract/metrics';
import { BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import type { AddressState } from '../../address/address-state.ts';
import { COLUMN_PRESETS, pageAddress, THEMES } from '../../address/address-state.ts';
import type { Command } from '../../controls/command.ts';
import type { Day } from '../../format/days.ts';
import { PERIOD_PRESETS, presetPeriod } from '../../format/days.ts';
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts';
import { useView } from '../../view/view.ts';

/** All choices of the channels page as commands. */
export function useCommands(anchor: Day): readonly Command[] {
  const { t } = useTranslation();
  const { state, change, language } = useView();
  return useMemo(() => {
    const command = (
      group: string,
      id: string,
      label: string,
      current: boolean,
      next: Partial<AddressState>,
    ): Command => ({
      id: `${group}-${id}`,
      group: t(`palette.group_${group}`),
      label,
      current,
      run: () => change(next),
    });
    const page: Command = {
      id: 'page-analyst',
      group: t('palette.group_page'),
      label: t('nav.analyst'),
      current: false,
      run: () => navigate(pageAddress('/analyst', window.location.search)),
    };
    return [
      ...MODELS.map((model) =>
        command('model', model, t(`model.${model}`), state.model === model, { model, cell: null }),
      ),
      command('period', 'default', t('filter.defaultPeriod'), state.period === null, {
        period: null,
        cell: null,
      }),
      ...PERIOD_PRESETS.map((preset) => {
        const period = presetPeriod(preset, anchor);
        const current = state.period?.from === period.from && state.period.to === period.to;
        return command('period', preset, t(`preset.${preset}`), current, { period, cell: null });
      }),
      ...BASES.map((basis) =>
        command('basis', basis, t(`basis.${basis}`), state.basis === basis, { basis, cell: null }),
      ),
      ...COMPARISONS.map((compare) =>
        command('compare', compare, t(`compare.${compare}`), state.compare === compare, {
          compare,
        }),
      ),
      ...COLUMN_PRESETS.map((columns) =>
        command('columns', columns, t(`columns.${columns}`), state.columns === columns, {
          columns,
        }),
      ),
      page,
      ...LANGUAGES.map((tongue) =>
        command('language', tongue, LANGUAGE_NAMES[tongue], language === tongue, {
          language: tongue,
        }),
      ),
      command('theme', 'system', t('app.theme_system'), state.theme === null, { theme: null }),
      ...THEMES.map((theme) =>
        command('theme', theme, t(`app.theme_${theme}`), state.theme === theme, { theme }),
      ),
    ];
  }, [t, state, change, language, anchor]);
}

import { BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressState } from '../../address/address-state.ts';
import { COLUMN_PRESETS } from '../../address/address-state.ts';
import type { Command } from '../../controls/command.ts';
import { useView } from '../../view/view.ts';

/** All choices of the channels page as commands. */
export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const { state, change } = useView();
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
    return [
      ...MODELS.map((model) =>
        command('model', model, t(`model.${model}`), state.model === model, { model, cell: null }),
      ),
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
    ];
  }, [t, state, change]);
}

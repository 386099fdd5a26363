import { ALL_MODELS, BASES, CONVERSIONS, VALUES } from '@throughline/api/contract/terms';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressState } from '../../address/address-state.ts';
import { MARKOV_ORDERS } from '../../address/analyst-choices.ts';
import type { Command } from '../../controls/command.ts';
import { useView } from '../../view/view.ts';
import { CLOSED, choosing } from '../journeys/closed.ts';
import { measuresOf } from '../journeys/measure.ts';
import { toggleModel } from './matrix-columns.ts';

/** All choices of the page of models as commands. */
export function useModelsCommands(): readonly Command[] {
  const { t } = useTranslation();
  const { state, change } = useView();
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
      basis: t('palette.group_basis'),
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
      ...BASES.map((basis) =>
        command(groups.basis, basis, t(`basis.${basis}`), state.basis === basis, {
          basis,
          ...CLOSED,
        }),
      ),
    ];
  }, [t, state, change]);
}

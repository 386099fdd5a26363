import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import type { ChangesAsked } from '@throughline/api/contract/reports/changes-columns';
import { changesColumns } from '@throughline/api/contract/reports/changes-columns';
import { changeDriverTexts } from '@throughline/api/contract/reports/changes-drivers';
import type { Opening } from '@throughline/api/contract/table';
import { useTranslation } from 'react-i18next';
import { BridgeChart, type BridgeRow } from '../../charts/bridge/bridge-chart.tsx';
import { useView } from '../../view/view.ts';
import { bridgeSteps, mostlyIn, OTHERS } from './bridge-steps.ts';
import { changeRowName } from './row-name.ts';

interface ChangesFigureProps {
  answer: ChangesReport;
  asked: ChangesAsked;
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

/** From the earlier period to the later one, a bar a driver, each with the row that it moved most in. */
export function ChangesFigure({ answer, asked, onOpen }: ChangesFigureProps) {
  const { t } = useTranslation();
  const { language, format } = useView();
  const steps = bridgeSteps(answer);
  if (!steps) return null;
  const { totals, known } = answer;
  const { compare, from, to } = answer.meta;
  const signed = (value: number) =>
    `${value > 0 ? '+' : ''}${format.value(value.toFixed(2), 'money', 2)}`;
  const rows = steps.map((step): BridgeRow => {
    if (step.kind === 'step') {
      const row = step.key === OTHERS ? null : mostlyIn(answer, step.key);
      return {
        ...step,
        name: step.key === OTHERS ? t('figure.others') : changeDriverTexts(step.key)[language],
        shown: signed(step.value),
        ...(row && { note: t('figure.mostlyIn', { name: changeRowName(t, row) }) }),
      };
    }
    const side = step.key === 'before' ? 'before' : 'now';
    const name = t(`figure.${side}`);
    const shown = format.value((known ?? totals)[side], 'money', 2);
    const column = changesColumns.find(({ key }) => key === side);
    // What is known of everything is no row of the table.
    const opening = known ? undefined : column?.opens?.({ cells: {}, key: '' }, asked);
    return {
      ...{ ...step, name, shown, note: format.period(side === 'before' ? compare : { from, to }) },
      ...(typeof opening === 'object' && {
        onOpen: () => onOpen({ key: side }, opening),
        openLabel: t('table.figure', { metric: name, name: t('figure.all'), value: shown }),
      }),
    };
  });
  return (
    <section className="figure-block" data-testid="chart">
      <h2>{t('figure.bridge')}</h2>
      <BridgeChart rows={rows} label={t('figure.bridge')} />
    </section>
  );
}

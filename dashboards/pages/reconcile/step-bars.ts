import type { ReconcileReport } from '@throughline/api/contract/reports/reconcile';
import type { WaterfallBar } from '../../charts/waterfall-layout.ts';
import { waterfallBars } from '../../charts/waterfall-layout.ts';

type Line = ReconcileReport['rows'][number];

export interface StepBars {
  readonly step: Line['step'];
  readonly bars: readonly WaterfallBar[];
}

interface Words {
  /** What a line is called: a side by what it is of. */
  readonly name: (line: Pick<Line, 'step' | 'line'>) => string;
  readonly money: (amount: string | null) => string;
  readonly signed: (amount: string | null) => string;
}

/** The steps that have two sides, each as a waterfall from one to the other. */
export function stepBars({ steps, rows }: ReconcileReport, words: Words): readonly StepBars[] {
  return steps
    .filter(({ status }) => status === 'compared')
    .map(({ step }) => ({
      step,
      bars: waterfallBars(
        rows
          .filter((line) => line.step === step)
          .map((line) => {
            const isSide = line.line === 'left' || line.line === 'right';
            return {
              ...{ key: line.key, name: words.name(line), kind: isSide ? 'total' : 'change' },
              amount: line.amount === null ? null : Number(line.amount),
              shown: isSide ? words.money(line.amount) : words.signed(line.amount),
            } as const;
          }),
      ),
    }));
}

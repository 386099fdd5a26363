import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import { type BridgeStep, largestSteps } from '../../charts/bridge/bridge-layout.ts';

/** So many drivers are told apart; the others are one step. */
const DRIVERS = 6;
export const OTHERS = 'others';

/** From the earlier period over the drivers to the later one, of what is known; null where nothing is. */
export function bridgeSteps({ totals, known }: ChangesReport): readonly BridgeStep[] | null {
  const { before, now, bridge } = known ?? totals;
  if (before === null || now === null || bridge === null) return null;
  const level = (key: string, value: string): BridgeStep => ({
    ...{ key, kind: 'level', value: Number(value) },
  });
  return [
    level('before', before),
    ...largestSteps(
      bridge.map(({ driver, effect }) => ({ key: driver, kind: 'step', value: Number(effect) })),
      ...([DRIVERS, OTHERS] as const),
    ),
    level('now', now),
  ];
}

/** The row in which a driver moved most in the direction of its whole effect; null where it has no part of it. */
export function mostlyIn(
  { rows, totals, known }: ChangesReport,
  driver: string,
): ChangesReport['rows'][number] | null {
  const whole = effectOf(known ?? totals, driver);
  const largest = rows.reduce<{ row: ChangesReport['rows'][number]; effect: number } | null>(
    (most, row) => {
      const effect = effectOf(row, driver);
      const isMore =
        Math.sign(effect) === Math.sign(whole) && Math.abs(effect) > Math.abs(most?.effect ?? 0);
      return isMore ? { row, effect } : most;
    },
    null,
  );
  return largest?.row ?? null;
}

function effectOf({ bridge }: Pick<ChangesReport['totals'], 'bridge'>, driver: string): number {
  return Number(bridge?.find((one) => one.driver === driver)?.effect ?? 0);
}

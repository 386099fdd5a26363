import { formatAmount, parseMoney, toNumber } from '../money.ts';
import { INDICATORS } from './indicators.ts';
import type { Levels } from './stage.ts';

export interface MaturityGap {
  readonly indicator: string;
  readonly level: number;
  readonly next_level: number;
  readonly value: number;
  readonly threshold: number;
  readonly governs: string;
  /** (threshold − value) · governs; value − threshold where less is better. */
  readonly at_stake: string | null;
}

/** What the next level of each indicator is worth, by the money that it governs; the largest first. */
export function gapsOf(
  values: Readonly<Record<string, unknown>>,
  levels: Levels,
  governs: Readonly<Record<string, string | null>>,
): readonly MaturityGap[] {
  const gaps = Object.entries(INDICATORS).flatMap(([name, indicator]) => {
    const level = levels[name];
    const money = governs[name];
    const scale = level && level < 4 ? indicator.scaleOf(values[name]) : null;
    const threshold = scale?.thresholds[(level ?? 4) - 1] ?? null;
    if (!level || !scale || money == null || threshold === null || scale.value === null) return [];
    const distance = scale.better === 'more' ? threshold - scale.value : scale.value - threshold;
    if (distance <= 0) return [];
    const stake = distance * toNumber(parseMoney(money));
    const gap: MaturityGap = {
      indicator: name,
      level,
      next_level: level + 1,
      value: scale.value,
      threshold,
      governs: money,
      at_stake: formatAmount(stake),
    };
    return [{ stake, gap }];
  });
  return gaps.sort((a, b) => b.stake - a.stake).map(({ gap }) => gap);
}

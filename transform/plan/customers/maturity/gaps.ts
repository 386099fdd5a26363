import { Exact } from '../../figures/exact.ts';
import { moneyText } from '../../figures/money-text.ts';
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
  readonly at_stake: string;
}

/** What the next level of each indicator is worth, by the money that it governs; the largest first. */
export function gapsOf(
  values: Readonly<Record<string, unknown>>,
  levels: Levels,
  governs: Readonly<Record<string, Exact | null>>,
): readonly MaturityGap[] {
  const gaps = Object.entries(INDICATORS).flatMap(([name, indicator]) => {
    const level = levels[name];
    const money = governs[name];
    const scale = level && level < 4 ? indicator.scaleOf(values[name]) : null;
    const threshold = scale?.thresholds[(level ?? 4) - 1] ?? null;
    if (!level || !scale || money == null || threshold === null || scale.value === null) return [];
    const more = new Exact(threshold).minus(scale.value);
    const distance = scale.better === 'more' ? more : more.negated();
    if (distance.lte(0)) return [];
    const stake = distance.times(money);
    const gap: MaturityGap = {
      indicator: name,
      level,
      next_level: level + 1,
      value: scale.value,
      threshold,
      governs: moneyText(money),
      at_stake: moneyText(stake),
    };
    return [{ stake, gap }];
  });
  return gaps.sort((a, b) => b.stake.cmp(a.stake)).map(({ gap }) => gap);
}

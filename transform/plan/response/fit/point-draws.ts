import { normalQuantile } from '../../figures/normal.ts';
import { uniformStream } from '../../risk/random-stream.ts';
import type { PenalisedFit } from './penalised-fit.ts';
import type { Point } from './weekly-model.ts';

/** Points that the weeks leave possible, by their likelihood. Random numbers belong to the channel. */
export function pointDraws(
  { point, free, spread }: Pick<PenalisedFit, 'point' | 'free' | 'spread'>,
  channel: string,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly Point[] {
  const next = uniformStream(seed, `curve of ${channel}`);
  return Array.from({ length: draws }, () => {
    const z = free.map(() => normalQuantile(next()));
    const moved = free.map((name, row) => [
      name,
      spread[row]!.reduce((sum, one, column) => sum + one * (z[column] ?? 0), point[name]),
    ]);
    return { ...point, ...Object.fromEntries(moved) };
  });
}

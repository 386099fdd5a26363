import { AttributionError } from '../../errors.ts';
import type { PathRow } from '../path-table.ts';
import { exposure } from './exposure.ts';
import { first } from './first.ts';
import { frequency } from './frequency.ts';
import type { PathTransform, TransformContext } from './path-transform.ts';
import { removeDirect } from './remove-direct.ts';
import { removeTrailingDirect } from './remove-trailing-direct.ts';
import { unique } from './unique.ts';

export const TRANSFORM_NAMES = [
  'exposure',
  'unique',
  'first',
  'frequency',
  'remove_direct',
  'remove_trailing_direct',
] as const;

export type TransformName = (typeof TRANSFORM_NAMES)[number];

const TRANSFORMS: Readonly<Record<TransformName, PathTransform>> = {
  exposure,
  unique,
  first,
  frequency,
  remove_direct: removeDirect,
  remove_trailing_direct: removeTrailingDirect,
};

export function isTransformName(name: string): name is TransformName {
  return Object.hasOwn(TRANSFORMS, name);
}

/**
 * Rows with their paths transformed, one transform after the other in the order given. Rows whose paths
 * become equal stay apart; `pathTable` sums them up.
 * @throws AttributionError `model_parameter` for an unknown name, or where `frequency` is not the last one:
 * it renames the channels, and what follows would not know them again.
 */
export function transformPaths(
  rows: readonly PathRow[],
  names: readonly string[],
  context: TransformContext,
): PathRow[] {
  const transforms = names.map((name) => {
    if (isTransformName(name)) return TRANSFORMS[name];
    const known = TRANSFORM_NAMES.join(', ');
    throw new AttributionError(
      'model_parameter',
      `${JSON.stringify(name)} is no path transform; use one of ${known}.`,
    );
  });
  if (names.slice(0, -1).includes('frequency')) {
    throw new AttributionError(
      'model_parameter',
      'frequency renames the channels, so it must be the last path transform and stand there once.',
    );
  }
  return rows.map((row) => ({
    ...row,
    path: transforms.reduce<readonly string[]>(
      (path, transform) => transform(path, context),
      row.path,
    ),
  }));
}

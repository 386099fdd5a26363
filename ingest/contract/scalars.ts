import * as z from 'zod';

/** Pieces of the contracts. Money is bigint micros, decimals are bigint millionths, time is µs UTC. */

export const uuid = z.string().length(36);

/** A billion units in millionths is 1e15; past 1e18 it is no money and no 64-bit sum would hold it. */
export const micros = z
  .bigint()
  .gt(-(10n ** 18n))
  .lt(10n ** 18n);

/** A quantity, a rating, a rate: a decimal in millionths. */
export const decimal = micros;

export const instant = z.int().nonnegative();
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const day = z.iso.date();

export const KEY_CHARACTERS = 256;
export const TEXT_CHARACTERS = 2048;
/** A name, an id, a word that reports group by. */
export const key = z.string().max(KEY_CHARACTERS);
export const text = z.string().max(TEXT_CHARACTERS);

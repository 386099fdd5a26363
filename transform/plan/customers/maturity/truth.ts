/** True, false or not known [Kleene 1938]. */
export type Truth = boolean | null;

export type Level = 1 | 2 | 3 | 4;

type Known<T> = T | null | undefined;

export function known(value: Known<unknown>): Truth {
  return value == null ? null : true;
}

export function is(value: Known<boolean>): Truth {
  return value ?? null;
}

export function atLeast(value: Known<number>, threshold: number): Truth {
  return value == null ? null : value >= threshold;
}

export function atMost(value: Known<number>, threshold: number): Truth {
  return value == null ? null : value <= threshold;
}

export function above(value: Known<number>, threshold: Known<number>): Truth {
  return value == null || threshold == null ? null : value > threshold;
}

/** Whether a word stands at `from` or later in the scale. */
export function reaches<T extends string>(value: Known<T>, scale: readonly T[], from: T): Truth {
  return value == null ? null : scale.indexOf(value) >= scale.indexOf(from);
}

export function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

export function either(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}

/**
 * The highest level that is shown to hold: a level needs those below it. Where the second one cannot be told the
 * indicator is unknown; where a later one cannot, the level below it stands.
 */
export function climb([second, third, fourth]: readonly [Truth, Truth, Truth]): Level | null {
  if (second === null) return null;
  if (!second) return 1;
  if (!third) return 2;
  return fourth ? 4 : 3;
}

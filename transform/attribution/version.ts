/** Grows whenever the same paths and parameters give other credit than before; stands on every kept run. */
export const ATTRIBUTION_VERSION = 1;

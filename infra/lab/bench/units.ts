/** 12345.6 → `12,346`; small numbers keep a digit. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 });
}

export function milliseconds(value: number): string {
  return `${count(value)} ms`;
}

export function seconds(valueMs: number): string {
  return `${(valueMs / 1000).toLocaleString('en-US', { maximumFractionDigits: 2 })} s`;
}

/** Bytes as MB (10^6) or GiB (2^30), the unit in which each target is said. */
export function megabytes(bytes: number): string {
  return `${count(bytes / 1e6)} MB`;
}

export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}

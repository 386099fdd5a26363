/** What the doctor found of one part. Only `broken` makes the command fail. */
export interface Check {
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'broken';
  readonly message: string;
}

export const ok = (check: string, message: string): Check => ({ check, status: 'ok', message });
export const warning = (check: string, message: string): Check => ({
  check,
  status: 'warning',
  message,
});
export const broken = (check: string, message: string): Check => ({
  check,
  status: 'broken',
  message,
});

/** Names the days that were chosen for a request which left them out: `2026-03-02..2026-03-31`. */
export const DEFAULT_PERIOD_HEADER = 'x-default-period';

/** Lines of a file that can be imported as they are: `throughline import --example files`. */
export const EXAMPLE =
  'date,source,medium,campaign,cost,currency\n2026-03-02,google,cpc,spring,40.00,EUR\n';

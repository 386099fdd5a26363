/** Lines of a file that can be imported as they are: `throughline import --example accounting`. */
export const EXAMPLE =
  'invoice,supplier,category,issued,from,to,currency,net,vat,gross,platform,account\nA-17,Search Ads Ltd,media,2026-03-31,2026-03-01,2026-03-31,EUR,1000.00,200.00,1200.00,google,\n';

/** Lines of a file that can be imported as they are, for `throughline import --example search-console`. */
export const EXAMPLE =
  '{"type":"RECORD","record":{"stream":"search_analytics_all_fields","data":{"site_url":"https://shop.example/","search_type":"web","date":"2026-03-01","country":"deu","device":"MOBILE","page":"https://shop.example/lamps","query":"desk lamp","clicks":2,"impressions":31,"ctr":0.0645,"position":3.5},"emitted_at":1772600000000}}\n';

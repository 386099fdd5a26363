/** Lines of a file that can be imported as they are: `throughline import --example shopify`. */
export const EXAMPLE =
  '{"id":6120034455771,"name":"#1001","created_at":"2026-03-03T10:10:00+00:00","updated_at":"2026-03-03T10:12:00+00:00","processed_at":"2026-03-03T10:10:00+00:00","test":false,"financial_status":"paid","currency":"EUR","taxes_included":true,"total_price":"120.00","subtotal_price":"120.00","total_tax":"0.00","email":"anna@oak.example","line_items":[]}\n';

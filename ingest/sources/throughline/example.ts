/** Lines of a file that can be imported as they are: `throughline import --example throughline`. */
export const EXAMPLE =
  '{"document":{"type":"plan","id":"spring","version":1,"state":"draft","author":"anna","created_at":"2026-02-03T09:15:00Z","body":{"name":"Spring","settings":{"currency":"EUR","first_month":"2026-03","months":1},"lines":[{"month":"2026-03","channel":"Paid Search","campaign":"brand","budget":"1000"}]}}}\n';

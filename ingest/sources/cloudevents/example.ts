/** Lines of a file that can be imported as they are: `throughline import --example cloudevents`. */
export const EXAMPLE =
  '{"specversion":"1.0","id":"e-1","source":"/shop","type":"page_view","time":"2026-03-02T08:15:00Z","data":{"user_id":"42","url":"https://oak.example/"}}\n';

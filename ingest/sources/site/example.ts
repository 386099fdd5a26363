/** Lines of a file that can be imported as they are: `throughline import --example site`. */
export const EXAMPLE =
  '{"id":"e-1","name":"page_view","at":1772439300000,"url":"https://oak.example/?utm_source=google&utm_medium=cpc","visitor":"d2719f50-6a1c-4c39-9f0a-0b7f3f1f6f01"}\n';

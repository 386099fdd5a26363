/** Lines of a file that can be imported as they are: `throughline import --example segment`. */
export const EXAMPLE =
  '{"type":"page","messageId":"m-1","anonymousId":"a-1","timestamp":"2026-03-02T08:15:00Z","properties":{"url":"https://oak.example/?utm_source=google&utm_medium=cpc"}}\n{"type":"identify","messageId":"m-2","anonymousId":"a-1","timestamp":"2026-03-02T08:16:00Z","traits":{"email":"anna@oak.example"}}\n';

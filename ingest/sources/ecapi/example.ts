/** Lines of a file that can be imported as they are: `throughline import --example ecapi`. */
export const EXAMPLE =
  '{"data_set_id":"ds-7","id":"B-501","timestamp":1772439300,"event_type":"purchase","value":127.4,"currency_code":"EUR","source":"website","user_data":{"customer_identifier":"c0ffee"},"properties":{"transaction_id":"B-501","page_url":"https://oak.example/done"}}\n';

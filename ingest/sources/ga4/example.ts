/** Lines of a file that can be imported as they are: `throughline import --example ga4`. */
export const EXAMPLE =
  '{"event_date":"20260302","event_timestamp":"1772439300000000","event_name":"page_view","event_params":[{"key":"page_location","value":{"string_value":"https://oak.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring"}},{"key":"ga_session_id","value":{"int_value":"1772439300"}}],"user_pseudo_id":"555000111.1767000000"}\n';

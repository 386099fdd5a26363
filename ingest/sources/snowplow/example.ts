/** Lines of a file that can be imported as they are: `throughline import --example snowplow`. */
export const EXAMPLE =
  '{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"pv","p":"web","tv":"js-4.10.0","aid":"shop","eid":"0a2b0000-0000-4000-8000-000000000001","dtm":"1772439300000","duid":"d-71","url":"https://oak.example/?utm_source=google&utm_medium=cpc"}]}\n';

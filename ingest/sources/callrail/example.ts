/** Lines of a file that can be imported as they are: `throughline import --example callrail`. */
export const EXAMPLE =
  '{"id":"CAL77aa0001","answered":true,"customer_phone_number":"+13035550142","direction":"inbound","duration":95,"start_time":"2026-03-02T10:20:00.000-07:00","tracking_phone_number":"+13035550900","source":"google_paid","medium":"cpc"}\n';

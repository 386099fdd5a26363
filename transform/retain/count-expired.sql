SELECT
    (SELECT toFloat64(count()) FROM bad_rows
     WHERE received_at < fromUnixTimestamp64Micro({bad_rows_raw:Int64}, 'UTC') AND raw != '') AS bad_rows_raw,
    (SELECT toFloat64(count()) FROM events
     WHERE occurred_at < fromUnixTimestamp64Micro({properties:Int64}, 'UTC') AND notEmpty(properties)) AS properties,
    (SELECT toFloat64(count()) FROM events
     WHERE occurred_at < fromUnixTimestamp64Micro({click_ids:Int64}, 'UTC')
       AND arrayExists(value -> value != '', mapValues(click_ids))) AS click_ids

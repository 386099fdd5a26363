ALTER TABLE bad_rows UPDATE raw = '', message = 'Its bytes were kept as long as retention.bad_rows_raw says.'
WHERE received_at < fromUnixTimestamp64Micro({before:Int64}, 'UTC') AND raw != '';

ALTER TABLE events UPDATE properties = mapFilter((name, value) -> false, properties)
WHERE occurred_at < fromUnixTimestamp64Micro({before:Int64}, 'UTC') AND notEmpty(properties);

ALTER TABLE events UPDATE click_ids = mapApply((name, value) -> (name, ''), click_ids)
WHERE occurred_at < fromUnixTimestamp64Micro({before:Int64}, 'UTC') AND arrayExists(value -> value != '', mapValues(click_ids))

-- Every import, the newest first, with what its deliveries brought. Where the warehouse was made anew from the log,
-- the deliveries alone tell of an import.
SELECT
    import_id AS import,
    max(source_of) AS source_name,
    max(account_of) AS account_name,
    toString(max(at_ms)) AS at,
    toFloat64(sum(count)) AS brought,
    toFloat64(sum(was_accepted)) AS taken,
    toFloat64(sum(was_known)) AS known,
    toFloat64(sum(was_rejected)) AS refused
FROM
(
    SELECT import_id, source AS source_of, account AS account_of, toUnixTimestamp64Milli(started_at) AS at_ms, 0 AS count,
        0 AS was_accepted, 0 AS was_known, 0 AS was_rejected
    FROM imports FINAL
    UNION ALL
    SELECT import_id, source, account, toUnixTimestamp64Milli(received_at), 1, accepted, duplicates, rejected
    FROM (SELECT * FROM deliveries WHERE import_id != '' LIMIT 1 BY partition, offset)
)
GROUP BY import_id
ORDER BY at DESC, import
LIMIT 1000

-- Deliveries whose bodies were destroyed: their records about the person are no longer accepted. An empty body
-- tells that this was done. Records of people who were erased before are counted where the rest came again.
INSERT INTO deliveries
SELECT * EXCEPT (target_records, gone) REPLACE
(
    accepted - least(accepted, gone) AS accepted,
    duplicates - least(duplicates, gone - least(accepted, gone)) AS duplicates,
    0 AS erased,
    0 AS bytes,
    now64(6, 'UTC') AS loaded_at
)
FROM
(
    SELECT own.*, target.records AS target_records,
        toUInt32(greatest(toInt64(target.records) - toInt64(own.erased), 0)) AS gone
    FROM (SELECT * FROM deliveries FINAL WHERE bytes > 0) AS own
    INNER JOIN (SELECT partition, offset, any(records) AS records FROM erase_targets WHERE kind = 'delivery' GROUP BY partition, offset) AS target
        ON target.partition = own.partition AND target.offset = own.offset
)

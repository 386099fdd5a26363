-- Deliveries whose bodies were destroyed: the records that were taken out of them are no longer accepted. An empty
-- body tells that this was done. Records of people who were erased before are counted where the rest came again.
INSERT INTO deliveries
SELECT * EXCEPT gone REPLACE
(
    accepted - least(accepted, gone) AS accepted,
    duplicates - least(duplicates, gone - least(accepted, gone)) AS duplicates,
    0 AS erased,
    0 AS bytes,
    now64(6, 'UTC') AS loaded_at
)
FROM
(
    SELECT own.*, target.gone AS gone
    FROM (SELECT * FROM deliveries FINAL WHERE bytes > 0) AS own
    INNER JOIN
    (
        SELECT partition, offset, any(records) AS gone FROM erase_targets WHERE kind = 'delivery'
        GROUP BY partition, offset
    ) AS target ON target.partition = own.partition AND target.offset = own.offset
)

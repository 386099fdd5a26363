-- What came from each account of a source in the period, and what of it waits as it could not be read.
SELECT source, account, max(last_) AS last_received, sum(accepted_) AS accepted, sum(duplicates_) AS duplicates,
    sum(skipped_) AS skipped, sum(rejected_) AS rejected
FROM
(
    SELECT source, account, toString(max(received_at)) AS last_,
        sumIf(accepted, in_period) AS accepted_, sumIf(duplicates, in_period) AS duplicates_,
        sumIf(skipped, in_period) AS skipped_, toUInt64(0) AS rejected_
    FROM (SELECT *, toDate(received_at, {timezone:String}) BETWEEN {from:Date} AND {to:Date} AS in_period FROM deliveries FINAL)
    WHERE source != 'throughline'
    GROUP BY source, account
    UNION ALL
    SELECT source, account, '', 0, 0, 0, sum(records)
    FROM bad_rows FINAL
    WHERE status = 'open' AND source != 'throughline'
    GROUP BY source, account
)
GROUP BY source, account
ORDER BY source, account

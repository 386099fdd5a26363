-- What was read and is not in the figures, or not as its sender meant it: how much, of what.
SELECT notice, subject, toFloat64(count) AS count
FROM
(
    SELECT 'skipped' AS notice, concat(source, ' ', skip.code) AS subject, sum(skip.records) AS count
    FROM deliveries FINAL ARRAY JOIN skips AS skip
    GROUP BY subject
    UNION ALL
    SELECT 'tests', concat(source, ' ', test.reason) AS subject, sum(test.records)
    FROM deliveries FINAL ARRAY JOIN tests AS test
    GROUP BY subject
    UNION ALL
    -- Stored without identifiers under the consent that they carry, or told after a denial.
    SELECT 'unconsented', subject, sum(told)
    FROM
    (
        SELECT concat(source, '/', account) AS subject, uniqExact(id) AS told FROM events
        WHERE bitAnd(consent, 3) = 2 AND anchor = 0 AND type != 'consent' AND NOT is_test AND NOT is_bot
        GROUP BY subject
        UNION ALL
        SELECT concat(source, '/', account), sum(events) FROM left_out(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE reason = 'unconsented'
        GROUP BY source, account
    )
    GROUP BY subject
    UNION ALL
    SELECT 'internal', concat(source, '/', account) AS subject, sum(events)
    FROM left_out(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE reason = 'internal'
    GROUP BY subject
    UNION ALL
    SELECT 'placeholders', toString(type) AS subject, sum(dropped)
    FROM deliveries FINAL ARRAY JOIN mapKeys(placeholders) AS type, mapValues(placeholders) AS dropped
    GROUP BY subject
    UNION ALL
    SELECT 'purchases_without_id', concat(source, '/', account) AS subject, uniqExact(id)
    FROM events
    WHERE type = 'purchase' AND sale = 0 AND NOT is_test AND NOT is_bot
    GROUP BY subject
    UNION ALL
    SELECT 'cut', concat(source, '/', account) AS subject, sum(cut)
    FROM (SELECT source, account, cut FROM events WHERE cut > 0 LIMIT 1 BY id)
    GROUP BY subject
    UNION ALL
    -- One number that several orders have ties nothing, and whose money it is nobody can say.
    SELECT 'ambiguous_numbers', arrayStringConcat(systems, ' and ') AS subject, count()
    FROM
    (
        SELECT number, arraySort(groupUniqArray(concat(latest.5, '/', latest.6))) AS systems
        FROM
        (
            SELECT key, argMax((sales, entity_type, deleted, is_test, source, account), revision) AS latest
            FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
            GROUP BY key
            HAVING latest.2 = 'order' AND NOT latest.3 AND NOT latest.4
        )
        ARRAY JOIN latest.1 AS number
        GROUP BY number
        HAVING uniqExact(key) > 1
    )
    GROUP BY subject
    UNION ALL
    SELECT 'missing_rates', concat(currency, ' ', toString(min(day)), ' to ', toString(max(day))) AS subject, count()
    FROM
    (
        SELECT toString(currency) AS currency, day FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE isNull(cost_base)
        UNION ALL
        SELECT toString(currency), payment_day FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind != 'lead' AND isNull(revenue_base) AND isNotNull(revenue_micros)
    )
    WHERE currency NOT IN ({currency:String}, '')
    GROUP BY currency
    UNION ALL
    SELECT 'unknown_vat', concat(source, '/', account) AS subject, count()
    FROM cost_rows
    WHERE isNull(vat_included) AND cost_micros != 0 AND (slice, snapshot) IN
    (
        SELECT slice, argMax(slice_states.snapshot, revision) FROM slice_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
        GROUP BY slice
    )
    GROUP BY subject
)
WHERE count > 0
ORDER BY notice, count DESC, subject

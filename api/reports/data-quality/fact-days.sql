-- The days on which each account of a source told something, with how much: visits, calls and other touches; leads, deals
-- and orders; costs. Days after that of the state are mistakes.
SELECT source, account, groupArray(toString(day_)) AS days, groupArray(facts_) AS facts
FROM
(
    SELECT source, account, day_, sum(facts) AS facts_
    FROM
    (
        SELECT source, account, day AS day_, count() AS facts
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE day <= {as_of:Date}
        GROUP BY source, account, day_
        UNION ALL
        SELECT source, account, multiIf(kind = 'lead', lead_day, kind = 'deal', deal_day, payment_day) AS day_, count()
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('lead', 'deal', 'order') AND day_ <= {as_of:Date}
        GROUP BY source, account, day_
        UNION ALL
        SELECT source, account, day AS day_, count()
        FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE day <= {as_of:Date}
        GROUP BY source, account, day_
    )
    GROUP BY source, account, day_
    ORDER BY source, account, day_
)
GROUP BY source, account
ORDER BY source, account

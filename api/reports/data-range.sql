-- Touches are stored by day, so their ends are found without reading what lies between; costs and conversions are few, and read
-- as one, for the engine takes longer to understand a part of a statement than to read them.
-- A conversion that has no such day carries 1970-01-01, which is no day with data.
SELECT min(day) AS `from`, max(day) AS `to`
FROM
(
    SELECT toNullable(day) AS day FROM
    (
        SELECT day FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        ORDER BY day LIMIT 1
    )
    UNION ALL
    SELECT day FROM
    (
        SELECT day FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        ORDER BY day DESC LIMIT 1
    )
    UNION ALL
    SELECT day FROM
    (
        SELECT day, owner, revision FROM cost_day_rows WHERE generation = {generation:UInt32}
        UNION ALL
        SELECT if(kind = 'lead', lead_day, payment_day) AS day, owner, revision FROM conversion_rows
        WHERE generation = {generation:UInt32} AND kind IN ('lead', 'deal', 'order') AND day > '1970-01-01'
    )
    WHERE revision <= {revision:UInt64}
      AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                    WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
)

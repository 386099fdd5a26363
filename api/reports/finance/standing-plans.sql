-- Of every plan the newest version that was approved or locked, with the months that it is of; of two contents under one number
-- the one made earlier counts.
SELECT substring(entity_id, 6) AS id, max(number) AS version, argMax(said.1, number) AS at,
    argMax(JSONExtractString(said.2, 'settings', 'first_month'), number) AS first_month,
    argMax(JSONExtractUInt(said.2, 'settings', 'months'), number) AS months
FROM
(
    SELECT entity_id, version AS number,
        argMin((toString(toUnixTimestamp64Milli(occurred_at)), ifNull(fields['body'], ''), ifNull(fields['state'], '')),
            (occurred_at, id)) AS said
    FROM entities
    WHERE entity_type = 'document' AND source = {source:String} AND account = {account:String}
      AND startsWith(entity_id, 'plan:') AND op = 'upsert'
    GROUP BY entity_id, version
)
WHERE said.3 IN ('approved', 'locked')
GROUP BY entity_id
ORDER BY id

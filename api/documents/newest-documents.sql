-- Newest version of every document of a type; of two contents under one number the one made earlier counts, whichever arrived first.
SELECT
    substring(entity_id, length({type:String}) + 2) AS name,
    max(number) AS version,
    argMax(said.1, number) AS body,
    argMax(said.2, number) AS author,
    argMax(said.3, number) AS at
FROM
(
    SELECT
        entity_id,
        version AS number,
        argMin((ifNull(fields['body'], ''), ifNull(fields['author'], ''), toString(toUnixTimestamp64Milli(occurred_at))), (occurred_at, id)) AS said
    FROM entities
    WHERE entity_type = 'document' AND source = {source:String} AND account = {account:String}
      AND startsWith(entity_id, concat({type:String}, ':')) AND op = 'upsert'
    GROUP BY entity_id, version
)
GROUP BY entity_id
ORDER BY name

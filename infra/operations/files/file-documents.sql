-- The newest version of each document of one type.
SELECT
    substring(entity_id, length({type:String}) + 2) AS document,
    argMax(ifNull(fields['body'], ''), (version, occurred_at, id)) AS content,
    toString(toUnixTimestamp64Milli(argMax(occurred_at, (version, occurred_at, id)))) AS at,
    toString(max(version)) AS number
FROM entities
WHERE entity_type = 'document' AND source = {source:String} AND account = {account:String}
  AND startsWith(entity_id, concat({type:String}, ':')) AND op = 'upsert'
GROUP BY entity_id
ORDER BY at DESC, document

-- Versions of one plan, the one that is asked for with its body; version 0 asks for the newest. Of two contents under one number the
-- one made earlier counts, whichever arrived first.
SELECT version, fact, state, author, parent, at, name, refused,
    if(version = if({version:UInt64} = 0 AND {with_newest:Bool}, max(version) OVER (), {version:UInt64}), body_, '') AS body
FROM
(
    SELECT
        version,
        argMin(id, (occurred_at, id)) AS fact,
        argMin(fields, (occurred_at, id)) AS said,
        assumeNotNull(said['state']) AS state,
        ifNull(said['author'], '') AS author,
        said['parent'] AS parent,
        toString(toUnixTimestamp64Milli(min(occurred_at))) AS at,
        JSONExtractString(said['body'], 'name') AS name,
        ifNull(said['body'], '') AS body_,
        toUInt32(uniqExact(id) - 1) AS refused
    FROM entities
    WHERE key = sipHash64('document', {source:String}, {account:String}, {entity:String}) AND op = 'upsert'
    GROUP BY version
)
ORDER BY version

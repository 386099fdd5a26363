-- Versions of one plan. Of two contents under one number the one made earlier counts, whichever arrived first.
SELECT
    version,
    argMin(id, (occurred_at, id)) AS fact,
    argMin(fields, (occurred_at, id)) AS said,
    assumeNotNull(said['state']) AS state,
    ifNull(said['author'], '') AS author,
    said['parent'] AS parent,
    toString(toUnixTimestamp64Milli(min(occurred_at))) AS at,
    JSONExtractString(said['body'], 'name') AS name,
    if(version = {version:UInt64}, ifNull(said['body'], ''), '') AS body,
    toUInt32(uniqExact(id) - 1) AS refused
FROM entities
WHERE key = sipHash64('document', {source:String}, {account:String}, {entity:String}) AND op = 'upsert'
GROUP BY version
ORDER BY version

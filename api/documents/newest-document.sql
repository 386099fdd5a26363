-- Newest version of one document. Of two contents under one number the one made earlier counts, whichever arrived first.
SELECT
    version,
    argMin((ifNull(fields['body'], ''), ifNull(fields['author'], ''), toString(toUnixTimestamp64Milli(occurred_at))), (occurred_at, id)) AS said,
    said.1 AS body, said.2 AS author, said.3 AS at
FROM entities
WHERE key = sipHash64('document', {source:String}, {account:String}, {entity:String}) AND op = 'upsert'
GROUP BY version
ORDER BY version DESC
LIMIT 1

-- Which kinds of documents people keep here, and whether figures of the market were ever told.
SELECT splitByChar(':', entity_id)[1] AS kind, count() AS documents
FROM entities
WHERE entity_type = 'document' AND source = {source:String} AND account = {account:String} AND op = 'upsert'
GROUP BY kind
UNION ALL
SELECT concat('slice:', toString(type)) AS kind, count() AS documents FROM measure_rows WHERE type = 'market' GROUP BY kind

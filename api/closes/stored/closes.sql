-- Every close with its content. A month is closed once: of several contents the one made earlier counts, whichever arrived first.
SELECT
    substring(entity_id, 7) AS month,
    argMin(ifNull(fields['body'], ''), (version, occurred_at, id)) AS body
FROM entities
WHERE entity_type = 'document' AND source = {source:String} AND account = {account:String}
  AND startsWith(entity_id, 'close:') AND op = 'upsert'
GROUP BY entity_id
ORDER BY month

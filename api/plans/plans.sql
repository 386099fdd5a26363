-- Newest version of every plan; see plan-versions.sql for which content of a number counts.
SELECT
    substring(entity_id, 6) AS id,
    max(number) AS version,
    argMax(said.1, number) AS state,
    argMax(said.2, number) AS author,
    argMax(said.3, number) AS parent,
    argMax(said.4, number) AS at,
    argMax(said.5, number) AS name
FROM
(
    SELECT
        entity_id,
        version AS number,
        argMin(
            (
                assumeNotNull(fields['state']),
                ifNull(fields['author'], ''),
                ifNull(fields['parent'], ''),
                toString(toUnixTimestamp64Milli(occurred_at)),
                JSONExtractString(ifNull(fields['body'], ''), 'name')
            ),
            (occurred_at, id)) AS said
    FROM entities
    WHERE entity_type = 'document' AND source = {source:String} AND account = {account:String}
      AND startsWith(entity_id, 'plan:') AND op = 'upsert'
    GROUP BY entity_id, version
)
GROUP BY entity_id
ORDER BY id

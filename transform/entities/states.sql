-- Latest state of the dirty entities: each field's last word by (version, id), so that partial updates
-- merge field by field and the order of arrival does not matter.
-- needs: work_dirty WHERE kind = 'entity'
INSERT INTO entity_states
SELECT {generation:UInt32}, {revision:UInt64}, key, entity_type, source, account, entity_id, deleted, is_test,
    if(empty(texts), [key], arrayMap(text -> sipHash64(text), texts)) AS identifiers,
    mapFromArrays(arrayMap(f -> f.1, said), arrayMap(f -> f.2, said)) AS fields
FROM
(
    SELECT key, any(entity_type) AS entity_type, any(source) AS source, any(account) AS account,
        any(entity_id) AS entity_id, argMax(op, (version, id)) = 'delete' AS deleted,
        argMax(is_test, (version, id)) AS is_test
    FROM entities
    WHERE key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
    GROUP BY key
) AS head
LEFT JOIN
(
    SELECT key, arraySort(groupArray((field, assumeNotNull(value)))) AS said,
        -- Identifiers from the narrowest type to the widest.
        arraySort(text -> (indexOf({identifier_types:Array(String)}, splitByChar(':', text)[1]), text),
            arrayDistinct(arrayMap(f -> f.2, arrayFilter(f -> startsWith(f.1, 'id.'), said)))) AS texts
    FROM
    (
        SELECT key, field, argMax(tuple(value), (version, id)).1 AS value
        FROM
        (
            SELECT key, version, id, toString(pair.1) AS field, pair.2 AS value
            FROM entities
            ARRAY JOIN CAST(fields, 'Array(Tuple(LowCardinality(String), Nullable(String)))') AS pair
            WHERE key IN (SELECT key FROM work_dirty WHERE kind = 'entity') AND op = 'upsert'
        )
        GROUP BY key, field
        HAVING isNotNull(value)
    )
    GROUP BY key
) AS body USING (key)

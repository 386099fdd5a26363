-- Latest state of the dirty entities: each field's last word by (version, id), so that partial updates
-- merge field by field and the order of arrival does not matter. A field whose last word is null is gone.
-- needs: work_dirty WHERE kind = 'entity'
INSERT INTO entity_states
SELECT {generation:UInt32}, {revision:UInt64}, key, entity_type, source, account, entity_id, deleted, is_test,
    if(empty(texts), [key], arrayMap(text -> sipHash64(text), texts)) AS identifiers, fields
FROM
(
    SELECT key, entity_type, source, account, entity_id, deleted, is_test,
        mapSort(mapApply((field, value) -> (field, assumeNotNull(value)),
            mapFilter((field, value) -> isNotNull(value),
                arrayFold((merged, version) -> mapUpdate(merged, CAST(version.3, 'Map(String, Nullable(String))')),
                    versions, CAST(map(), 'Map(String, Nullable(String))'))))) AS fields,
        -- Identifiers from the narrowest type to the widest.
        arraySort(text -> (indexOf({identifier_types:Array(String)}, splitByChar(':', text)[1]), text),
            arrayDistinct(mapValues(mapFilter((field, value) -> startsWith(field, 'id.'), fields)))) AS texts
    FROM
    (
        SELECT key, any(entity_type) AS entity_type, any(source) AS source, any(account) AS account,
            any(entity_id) AS entity_id, argMax(op, (version, id)) = 'delete' AS deleted,
            argMax(is_test, (version, id)) AS is_test,
            arraySort(v -> (v.1, v.2), groupArrayIf((version, id, fields), op = 'upsert')) AS versions
        FROM entities
        WHERE key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
        GROUP BY key
    )
)

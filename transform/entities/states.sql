-- Latest state of the dirty entities: each field's last word by (version, id), so that partial updates
-- merge field by field and the order of arrival does not matter. A field whose last word is null is gone.
-- Of the fields that say when something began the first word stays, and lists of what happened are joined.
-- A call that dialled a lent number is its holder's, and has what it does not say itself from the lease.
-- needs: work_dirty WHERE kind = 'entity'
INSERT INTO entity_states
(
    generation, revision, key, entity_type, source, account, entity_id, deleted, is_test, identifiers, fields, sales
)
SELECT {generation:UInt32}, {revision:UInt64}, key, entity_type, source, account, entity_id, deleted, is_test,
    if(empty(known), [key], arrayMap(one -> one.3, arraySort(known))) AS identifiers, fields,
    -- What other systems may call it: without '#', blanks and letter case, because people type these numbers.
    arrayMap(number -> sipHash64('sale', number), arraySort(arrayDistinct(arrayFilter(number -> number != '',
        arrayMap(text -> replaceRegexpAll(lowerUTF8(text), '[#№\\s\\p{Z}]+', ''),
            multiIf(entity_type = 'order', [fields['number'], entity_id], entity_type = 'deal', [fields['orderNumber']], []))))))
        AS sales
FROM
(
    SELECT stated.key AS key, entity_type, source, account, entity_id, deleted, is_test,
        mapSort(mapUpdate(
            mapFilter((field, value) -> value != '', map('leaseId', lease.lease, 'poolId', lease.pool,
                'matchProbability', if(lease.lease = '', '', toString(lease.probability)), 'traffic', lease.way,
                'utmCampaign', lease.campaign, 'utmTerm', lease.keyword, 'utmContent', lease.content)),
            mapApply((field, value) -> (field, assumeNotNull(value)),
                mapFilter((field, value) -> isNotNull(value),
                    if(isNull(paid_at), folded, mapUpdate(folded,
                        CAST(map('paidAt', toString(paid_at)), 'Map(String, Nullable(String))'))))))) AS fields,
        -- Identifiers from the narrowest type to the widest.
        arrayConcat(
            arrayMap(text -> (indexOf({identifier_types:Array(String)}, splitByChar(':', text)[1]), text, sipHash64(text)),
                arrayDistinct(mapValues(mapFilter((field, value) -> startsWith(field, 'id.'), fields)))),
            if(lease.is_joined, [(indexOf({identifier_types:Array(String)}, 'anonymous_id'), '', lease.holder)], [])) AS known
    FROM
    (
        SELECT *,
            arrayFold((merged, version) -> mapUpdate(merged, CAST(version.3, 'Map(String, Nullable(String))')),
                versions, CAST(map(), 'Map(String, Nullable(String))')) AS last_words,
            arrayFilter(field -> arrayExists(version -> isNotNull(version.3[field]), versions),
                arrayMap(name -> substring(name, length(entity_type) + 2),
                    arrayFilter(name -> startsWith(name, concat(entity_type, '.')), {union_fields:Array(String)}))) AS joined_fields,
            if(length(versions) < 2, last_words, mapUpdate(
                arrayFold((merged, version) -> mapUpdate(merged, CAST(mapFilter((field, value) -> isNotNull(value)
                        AND has({first_fields:Array(String)}, concat(entity_type, '.', field)), version.3), 'Map(String, Nullable(String))')),
                    arrayReverse(versions), last_words),
                CAST(mapFromArrays(joined_fields, arrayMap(field -> toNullable(concat('[', arrayStringConcat(
                    arraySort(entry -> (JSONExtractInt(entry, 'at'), entry), arrayDistinct(arrayFlatten(
                        arrayMap(version -> JSONExtractArrayRaw(ifNull(version.3[field], '[]')), versions)))), ','), ']')),
                    joined_fields)), 'Map(String, Nullable(String))'))) AS folded,
            -- Day of payment. A version that tells the time of the payment is believed. Else the order was paid
            -- when it was first seen paid, if it was seen unpaid before, and at its placing if it was not.
            -- Later versions do not move it, unless the last word is that it is not paid.
            arrayFilter(version -> isNotNull(version.3['paidAt']), versions) AS paid,
            arrayFirstIndex(version -> ifNull(version.3['isPaidAtAssumed'], '') != 'true', paid) AS told,
            multiIf(empty(paid) OR (isNull(folded['paidAt']) AND ifNull(folded['isPartlyPaid'], '') != 'true'), NULL,
                told != 0, paid[told].3['paidAt'],
                arrayExists(version -> (version.1, version.2) < (paid[1].1, paid[1].2) AND isNull(version.3['paidAt'])
                    AND (mapContains(version.3, 'paidAt') OR ifNull(version.3['status'], '') IN ('created', 'shipped')), versions),
                toString(paid[1].4), paid[1].3['paidAt']) AS paid_at
        FROM
        (
            SELECT key, any(entity_type) AS entity_type, any(source) AS source, any(account) AS account,
                any(entity_id) AS entity_id, argMax(op, (version, id)) = 'delete' AS deleted,
                argMax(is_test, (version, id)) AS is_test,
                arraySort(v -> (v.1, v.2),
                    groupArrayIf((version, id, fields, toUnixTimestamp64Micro(occurred_at)), op = 'upsert')) AS versions
            FROM entities
            WHERE key IN (SELECT key FROM work_dirty WHERE kind = 'entity') AND key BETWEEN {from:UInt64} AND {to:UInt64}
              AND key NOT IN (SELECT key FROM work_aside WHERE kind = 'entity')
            GROUP BY key
        )
    ) AS stated
    LEFT JOIN
    (
        SELECT key, holder, is_joined, lease, pool, probability, tuple AS way, campaign, keyword, content
        FROM work_leases LEFT JOIN (SELECT traffic, any(tuple) AS tuple FROM traffic WHERE traffic IN (SELECT traffic FROM work_leases) GROUP BY traffic) AS ways
            ON ways.traffic = work_leases.traffic
    ) AS lease ON lease.key = stated.key
);

-- needs: work_leases WHERE is_joined
INSERT INTO entity_index
SELECT holder, key FROM work_leases
WHERE is_joined AND (holder, key) NOT IN
    (SELECT identifier, key FROM entity_index WHERE identifier IN (SELECT holder FROM work_leases));

-- needs: work_dirty WHERE kind = 'entity'
INSERT INTO sale_index
SELECT DISTINCT {generation:UInt32}, {revision:UInt64}, sale, key
FROM (SELECT arrayJoin(sales) AS sale, key FROM entity_states WHERE generation = {generation:UInt32} AND revision = {revision:UInt64})
WHERE (sale, key) NOT IN
(
    SELECT sale, key FROM sale_index
    WHERE generation = {generation:UInt32} AND key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
)

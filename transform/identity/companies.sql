-- The companies of the people who are derived: those that their records and events name. A company never
-- joins people. What it was merged into comes in its place, then its parent, up to the one without either.
INSERT INTO work_company_records
SELECT key, latest.1, latest.2, latest.3,
    arrayMap(id -> sipHash64('company', latest.4, latest.5, id), arrayDistinct(arrayFilter(id -> id != '',
        arrayPushFront(JSONExtract(latest.6, 'Array(String)'), latest.7))))
FROM
(
    SELECT key, argMax((toString(entity_type), identifiers, toInt64OrZero(fields['createdAt']), toString(source), toString(account),
        fields['companyIds'], fields['companyId'], deleted OR is_test), revision) AS latest
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND key IN (SELECT identifier FROM rare_anchors WHERE reason = 'company_record')
      AND key IN (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM work_labels))
    GROUP BY key
    HAVING NOT latest.8 AND latest.1 IN ('contact', 'deal', 'order', 'conversation')
);

-- Whose a record is: see people.sql.
-- needs: work_company_records
INSERT INTO work_companies
SELECT person, arrayJoin(companies), how, since_us
FROM work_company_records INNER JOIN
(
    SELECT key AS owned, argMin(mapped.person, (mapped.capped, position)) AS person
    FROM
    (
        SELECT key, identifier, position FROM work_company_records
        ARRAY JOIN identifiers AS identifier, arrayEnumerate(identifiers) AS position
    ) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person, argMax(identity_map.capped, revision) AS capped
        FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM work_company_records)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
    GROUP BY key
) AS owners ON owners.owned = work_company_records.key
WHERE person IN (SELECT label FROM work_labels);

-- Events whose narrowest identifier is nobody's own name no company.
-- needs: rare_anchors WHERE reason = 'company'
INSERT INTO work_companies
SELECT label, sipHash64('company', parts[1], parts[2], arrayStringConcat(arraySlice(parts, 3), ':')), 'event',
    toUnixTimestamp64Micro(min(at))
FROM
(
    SELECT anchor, occurred_at AS at, splitByChar(':', toString(company)) AS parts FROM events
    WHERE anchor IN (SELECT anchor FROM rare_anchors WHERE reason = 'company'
                       AND anchor IN (SELECT identifier FROM work_labels WHERE identifier NOT IN (SELECT identifier FROM work_wide)))
      AND company != '' AND NOT is_test AND NOT is_bot
      AND (anchor, id, hash) NOT IN (SELECT anchor, id, hash FROM work_unconsented)
      AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current))
) AS told
INNER JOIN work_labels ON work_labels.identifier = told.anchor
GROUP BY label, parts;

-- needs: work_companies
INSERT INTO work_company_ways
WITH
    (
        SELECT (groupArray(key), groupArray(next)) FROM
        (
            SELECT key, argMax((if(fields['mergedInto'] != '', fields['mergedInto'], if(deleted, '', fields['parentId'])),
                    toString(source), toString(account)), revision) AS link,
                sipHash64('company', link.2, link.3, link.1) AS next
            FROM entity_states
            WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = 'company'
            GROUP BY key
            HAVING link.1 != ''
        )
    ) AS links
SELECT told, through,
    -- Companies that lead to each other in a circle are the one with the smallest key.
    if(has(through, next), arrayMin(arraySlice(through, indexOf(through, next))), through[-1])
FROM
(
    SELECT told,
        arrayFold((way, step) -> if(links.2[indexOf(links.1, way[-1])] = 0 OR has(way, links.2[indexOf(links.1, way[-1])]), way,
            arrayPushBack(way, links.2[indexOf(links.1, way[-1])])), range(16), [told]) AS through,
        links.2[indexOf(links.1, through[-1])] AS next
    FROM (SELECT DISTINCT told FROM work_companies)
);

-- needs: work_company_ways
INSERT INTO work_accounts
SELECT person, min(company)
FROM work_companies INNER JOIN work_company_ways ON work_company_ways.told = work_companies.told
WHERE {owner:String} = 'company'
GROUP BY person
HAVING uniqExact(company) = 1;

-- needs: work_company_ways
INSERT INTO person_company_rows
SELECT {generation:UInt32}, {revision:UInt64}, if(owner = 0, person, owner) AS counted, person, company, how,
    fromUnixTimestamp64Micro(minIf(since_us, since_us > 0), 'UTC'), through
FROM work_companies
INNER JOIN work_company_ways ON work_company_ways.told = work_companies.told
LEFT JOIN work_accounts ON member = person
GROUP BY counted, person, company, how, through;

-- Accounts of before and of now stand for their people.
INSERT INTO work_owners
SELECT DISTINCT owner FROM
(
    SELECT owner FROM work_accounts
    UNION ALL
    SELECT owner FROM person_companies(generation = {generation:UInt32}, revision = {visible:UInt64})
    WHERE {owner:String} = 'company' AND owner != person
)
WHERE owner NOT IN (SELECT owner FROM work_owners)

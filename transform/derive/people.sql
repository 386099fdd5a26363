-- Facts of the people of this chunk, each with its person. A chunk is a range of people, so that what is
-- ordered by its owner is found by the primary key.
-- reads: work_labels
INSERT INTO work_ids
SELECT identifier, label, identifier IN (SELECT identifier FROM work_wide) FROM work_labels
WHERE label BETWEEN {from:UInt64} AND {to:UInt64} AND label NOT IN (SELECT key FROM work_aside WHERE kind = 'person');

-- reads: work_ids
INSERT INTO work_events
SELECT person, anchor, id, contract, hash, type, source, account, occurred_at, session_id, traffic,
    campaign, campaign_id, ad_group, keyword, content, creative, page_path, device, country, region, branch,
    company, medium, variant
FROM events INNER JOIN work_ids ON work_ids.identifier = events.anchor
WHERE anchor IN (SELECT identifier FROM work_ids WHERE NOT capped)
  AND NOT is_test AND NOT is_bot AND (anchor, id, hash) NOT IN (SELECT anchor, id, hash FROM work_unconsented)
  AND (slice = 0 OR (slice, snapshot) IN (SELECT slice, snapshot FROM work_current));

-- Live entities that these people's identifiers lead to, and whose they are: the narrowest identifier
-- that is not wide decides; all that are not wide are one person's.
-- reads: work_ids
INSERT INTO work_candidates
SELECT key, latest.1, latest.2, latest.3, latest.4, latest.5, latest.6
FROM
(
    SELECT key, argMax((entity_type, source, account, entity_id, fields, identifiers, deleted, is_test), revision) AS latest
    FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
        (SELECT key FROM entity_index WHERE identifier IN (SELECT identifier FROM work_ids))
    GROUP BY key
    HAVING NOT latest.7 AND NOT latest.8 AND latest.1 != 'refund'
);

-- needs: work_candidates
INSERT INTO work_states
SELECT person, key, entity_type, source, account, entity_id, fields
FROM work_candidates INNER JOIN
(
    SELECT key AS owned, argMin(mapped.person, (mapped.capped, position)) AS person
    FROM
    (
        SELECT key, identifier, position FROM work_candidates
        ARRAY JOIN identifiers AS identifier, arrayEnumerate(identifiers) AS position
    ) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person, argMax(identity_map.capped, revision) AS capped
        FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM work_candidates)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
    GROUP BY key
) AS owners ON owners.owned = work_candidates.key
WHERE person IN (SELECT person FROM work_ids);

-- Refunds follow their orders.
-- needs: work_states WHERE entity_type = 'order'
INSERT INTO work_states
SELECT orders.person, refund.key, 'refund', refund.source, refund.account, refund.entity_id, refund.fields
FROM
(
    SELECT key, latest.1 AS source, latest.2 AS account, latest.3 AS entity_id, latest.4 AS fields
    FROM
    (
        SELECT key, argMax((source, account, entity_id, fields, entity_type, deleted, is_test), revision) AS latest
        FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND key IN
            (SELECT key FROM entity_index WHERE identifier IN (SELECT key FROM work_states WHERE entity_type = 'order'))
        GROUP BY key
        HAVING latest.5 = 'refund' AND NOT latest.6 AND NOT latest.7
    )
) AS refund
INNER JOIN (SELECT person, key FROM work_states WHERE entity_type = 'order') AS orders
    ON orders.key = sipHash64('order', refund.source, refund.account, refund.fields['orderId'])
